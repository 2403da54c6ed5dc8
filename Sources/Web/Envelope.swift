import HTTPTypes
package import Hummingbird
package import Messaging
import NIOCore

/// The one shape of every answer: `{"code": …, "message": …, "data": …}` (wire contract §1.2).
package enum Envelope {
    static let contentType = "application/json; charset=utf-8"

    /// The answer of a request that went well.
    package static func response(_ data: JSONValue?, headers: HTTPFields = [:]) -> Response {
        var members: [JSONObject.Member] = [("code", 0), ("message", "success")]
        if let data { members.append(("data", data)) }
        return response(.object(JSONObject(members)), status: .ok, headers: headers)
    }

    /// The answer of a request that was refused. Business codes travel over HTTP 200, as existing clients
    /// expect; codes that are HTTP statuses travel over those; overload over 503 with `Retry-After`.
    package static func response(to refusal: Refusal) -> Response {
        var headers = HTTPFields()
        if let retryAfter = refusal.retryAfter {
            headers[.retryAfter] = String(max(1, retryAfter.components.seconds))
        }
        return response(value(of: refusal), status: refusal.code.status, headers: headers)
    }

    /// The envelope of a refusal.
    static func value(of refusal: Refusal) -> JSONValue {
        var members: [JSONObject.Member] = [
            ("code", .integer(refusal.code.rawValue)), ("message", .string(refusal.sentence)),
        ]
        if let field = refusal.field { members.append(("field", .string(field))) }
        return .object(JSONObject(members))
    }

    private static func response(_ value: JSONValue, status: HTTPResponse.Status, headers: HTTPFields)
        -> Response
    {
        let body = ByteBuffer(bytes: value.serialized())
        var headers = headers
        headers[.contentType] = contentType
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}

extension Refusal.Code {
    /// The HTTP status that a refusal travels over.
    var status: HTTPResponse.Status {
        switch self {
        case .overloaded: .serviceUnavailable
        case .httpBadRequest, .httpForbidden, .httpNotFound, .conflict, .httpTooLarge, .httpHeadTooLarge:
            HTTPResponse.Status(code: rawValue)
        default: .ok
        }
    }
}
