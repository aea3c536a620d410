import HTTPTypes
import Hummingbird
import Logging

/// Writes one line of log for each request, counts it and measures it.
///
/// Queries are left out of the log's path: what people look at is not the administrator's business.
struct RequestRecord<Context: RequestContext>: RouterMiddleware {
    let metrics: Metrics

    func handle(
        _ request: Request, context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var response = try await next(request, context)
        let duration = ContinuousClock.now - start
        if let name = HTTPField.Name("X-Request-Id") { response.headers[name] = context.requestID }
        // The route's pattern and not the path, so that strangers cannot fill the registry.
        let route = context.endpointPath.flatMap { $0 == "NotFound" ? nil : $0 } ?? "unmatched"
        let labels = [
            ("method", Self.known(request.method)), ("route", route),
            ("status", String(response.status.code)),
        ]
        metrics.increment(.httpRequests, labels)
        metrics.observe(.httpRequestSeconds, duration, [("route", route)])
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)",
                "path": "\(request.uri.path)", "status": "\(response.status.code)",
                "durationMicroseconds": "\(duration.microseconds)",
                "bytes": "\(response.body.contentLength ?? 0)",
            ])
        return response
    }

    private static func known(_ method: HTTPRequest.Method) -> String {
        let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
        return methods.contains(method) ? method.rawValue : "other"
    }
}

extension RequestContext {
    /// The request's number, as log and error page tell it; empty where the log keeps no metadata.
    ///
    /// The framework's own `id` would end the process there.
    var requestID: String { logger[metadataKey: "hb.request.id"]?.description ?? "" }
}

extension Duration {
    var microseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }
}
