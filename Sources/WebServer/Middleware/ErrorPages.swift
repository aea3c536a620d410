import HTTPTypes
import Hummingbird
import JSON
import Logging

/// Turns whatever went wrong into a readable page, or into problem JSON (RFC 9457) below `/v1`.
///
/// It also answers 405 where the address exists and the method does not, which the router does not.
struct ErrorPages<Context: RequestContext>: RouterMiddleware {
    let templates: Templates
    let addresses: [Address]

    func handle(
        _ request: Request, context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let error: PageError
        do {
            return try await next(request, context)
        } catch let thrown as PageError {
            error = thrown
        } catch let thrown as HTTPError where thrown.status == .notFound {
            error = unmatched(request)
        } catch let thrown as HTTPError where thrown.status.kind == .clientError {
            error = PageError(
                status: thrown.status, code: "badRequest", heading: "错误：请求不对",
                detail: "无法识别这个请求。", remedy: "请从首页重新进入。")
        } catch {
            context.logger.error("request failed", metadata: ["error": "\(error)"])
            return answer(.internalError, to: request, context)
        }
        return answer(error, to: request, context)
    }

    private func unmatched(_ request: Request) -> PageError {
        let path = request.uri.path
        guard let address = addresses.first(where: { $0.matches(path) }),
            !address.methods.contains(request.method)
        else { return .notFound }
        return .methodNotAllowed(address.methods.map(\.rawValue).joined(separator: ", "))
    }

    private func answer(
        _ error: PageError, to request: Request, _ context: Context
    ) -> Response {
        var response: Response
        if request.uri.path.hasPrefix("/v1/") {
            response = .json(error.problem, status: error.status)
            response.headers[.contentType] = "application/problem+json"
        } else {
            response = .page(
                templates.page(ErrorView(error, requestID: context.requestID)), status: error.status
            )
        }
        response.headers[.cacheControl] = "no-store"
        for field in error.headers { response.headers[field.name] = field.value }
        return request.method == .head ? response.createHeadResponse() : response
    }
}

/// An address that the server knows, with what may be asked of it.
struct Address: Sendable {
    let segments: [Substring]
    let methods: [HTTPRequest.Method]

    init(_ path: String, _ methods: [HTTPRequest.Method]) {
        segments = path.split(separator: "/")
        self.methods = methods
    }

    func matches(_ path: String) -> Bool {
        let asked = path.split(separator: "/")
        return asked.count == segments.count
            && zip(asked, segments).allSatisfy { $1.hasPrefix(":") || $0 == $1 }
    }
}

/// The page of an error.
struct ErrorView: PageView {
    let template = "error"
    let title: String
    let crumbs = [Crumb(text: "首页", href: "/"), Crumb(text: "错误", href: nil)]
    let provenance: String? = nil
    let heading: String
    let detail: String
    let remedy: String?
    let status: Int
    let requestID: String
    let back: LinkView?

    init(_ error: PageError, requestID: String) {
        title = error.heading.hasPrefix("错误") ? error.heading : "错误：\(error.heading)"
        heading = error.heading
        detail = error.detail
        remedy = error.remedy
        status = error.status.code
        self.requestID = requestID
        back = error.back
    }
}

extension PageError {
    fileprivate var problem: JSONValue {
        [
            "type": .string("urn:zhixing:problem:\(code)"), "title": .string(heading),
            "status": .integer(status.code),
            "detail": .string(detail + (remedy ?? "")), "code": .string(code),
        ]
    }
}
