import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import Messaging
import NIOCore
import NIOHTTPTypes
import Synchronization

/// Answers each request of a connection: gives it a trace id, asks the router, and turns what is thrown into
/// an envelope. Nothing that happens here closes the connection but a lost peer.
struct Answering: Sendable {
    let responder: any HTTPResponder<DoorContext>
    let logger: Logger

    @concurrent
    func answer(
        _ request: Request, writer: consuming ResponseWriter, channel: any NIOCore.Channel
    ) async throws {
        var context = DoorContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
        context.traceID = UniqueID(at: WallClock.now, dice: { .random(in: .min ... .max) }).description
        if request.headers[.expect]?.lowercased() == "100-continue" {
            try await writer.writeInformationalHead(HTTPResponse(status: .continue))
        }
        var response = await respond(to: request, context: context)
        if let name = HTTPField.Name("trace-id") { response.headers[name] = context.traceID }
        response.headers[.date] = HTTPDateText.now
        try await writer.write(response: response.head, body: response.body)
    }

    @concurrent
    private func respond(to request: Request, context: DoorContext) async -> Response {
        // Wire contract §1.1: OPTIONS anywhere; without CORS headers browsers stay outside.
        guard request.method != .options else { return Response(status: .noContent) }
        do {
            return try await responder.respond(to: request, context: context)
        } catch let refusal as Refusal {
            return Envelope.response(to: refusal)
        } catch let refused as RefusedRequest {
            var response = Envelope.response(to: refused.refusal)
            response.headers.append(contentsOf: refused.headers)
            return response
        } catch is CancellationError {
            return Envelope.response(
                to: Refusal(.overloaded, "The service is stopping.", retryAfter: .seconds(1)))
        } catch {
            logger.error(
                "request failed",
                metadata: [
                    LogKind.key: "\(LogKind.requestFailed)",
                    "trace": "\(context.traceID)", "path": "\(request.uri.path)", "reason": "\(error)",
                ])
            return Envelope.response(
                to: Refusal(.internalError, "Something failed on our side. Reference \(context.traceID)."))
        }
    }

    /// The code of the refusal that an error becomes, by ``respond(to:context:)``.
    static func refusalCode(of error: any Error) -> Refusal.Code {
        switch error {
        case let refusal as Refusal: refusal.code
        case let refused as RefusedRequest: refused.refusal.code
        case is CancellationError: .overloaded
        default: .internalError
        }
    }
}
