import HTTPTypes
import Hummingbird
import JSON

extension Response {
    /// A page; its length is known, so that connections can be kept.
    static func page(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
        content(Array(html.utf8), "text/html; charset=utf-8", status: status)
    }

    /// A JSON document.
    static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
        content(Array(value.text.utf8), "application/json; charset=utf-8", status: status)
    }

    static func content(
        _ bytes: [UInt8], _ mediaType: String, status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status, headers: [.contentType: mediaType],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Says that browsers may keep the answer but must ask again; they are told where nothing changed.
    static func revalidated(
        _ bytes: [UInt8], _ mediaType: String, for request: Request
    ) -> Response {
        let tag = "\"\(contentTag(bytes))\""
        let headers: HTTPFields = [.eTag: tag, .cacheControl: "private, no-cache"]
        let known = request.headers[.ifNoneMatch]?.split(separator: ",").contains { written in
            let trimmed = written.drop { $0 == " " }
            return trimmed == "*" || trimmed == tag || trimmed == "W/" + tag
        }
        if known == true { return Response(status: .notModified, headers: headers) }
        var response = content(bytes, mediaType)
        for field in headers { response.headers[field.name] = field.value }
        return response
    }

    static func redirection(to location: String) -> Response {
        Response(
            status: .seeOther, headers: [.location: location, .cacheControl: "no-store"])
    }
}
