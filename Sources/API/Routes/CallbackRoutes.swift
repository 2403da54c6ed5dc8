import HTTPTypes
package import Hummingbird
package import Intake
package import Logging
import Messaging
import NIOCore
package import Web

/// Where providers report: `/api/callback/{account}` and `/api/callback/{account}/{token}` (wire contract
/// §5.7). Nothing is signed here; ``Intake/CallbackGate`` decides who may come in.
///
/// A provider hears the thanks it wants as soon as its callback is durable, and not before. Nothing is read
/// until then: some vendors repeat what is not answered within 700 milliseconds.
package struct CallbackRoutes: Sendable {
    private let gate: CallbackGate
    private let intake: CallbackIntake
    private let logger: Logger

    /// Bytes of a `Content-Type` that are kept; the longest that means anything is far shorter.
    private static let contentTypeBytesMax = 200

    /// Routes that let in whom `gate` admits, and keep at `intake` what they bring.
    package init(gate: CallbackGate, intake: CallbackIntake, logger: Logger) {
        self.gate = gate
        self.intake = intake
        self.logger = logger
    }

    /// Adds the routes.
    package func add(to router: Router<DoorContext>) {
        for path in ["/api/callback/:account", "/api/callback/:account/:token"] as [RouterPath] {
            for method in [HTTPRequest.Method.post, .get] {
                router.on(path, method: method) { request, context in
                    try await receive(request, context)
                }
            }
        }
    }

    private func receive(_ request: Request, _ context: DoorContext) async throws -> Response {
        let name = (context.parameters.get("account") ?? "").percentDecoded
        let peer = context.channel.remoteAddress?.ipAddress ?? ""
        let admission = try admit(name, token: context.parameters.get("token"), from: peer)
        try request.checkAnnouncedBody(most: CallbackIntake.bodyBytesMax)
        let body = try await request.bodyBytes(most: CallbackIntake.bodyBytesMax)
        let now = WallClock.now
        let callback = CallbackReceived(
            id: CallbackID(UniqueID(at: now, dice: { .random(in: .min ... .max) })),
            account: admission.account, at: now, origin: .pushed,
            contentType: Self.contentType(of: request), query: request.uri.query ?? "", body: body,
            peer: peer)
        do {
            try await intake.receive(callback)
        } catch {
            logger.error(
                "a callback was not recorded; its provider is asked to repeat it",
                metadata: ["account": "\(admission.account)", "reason": "\(error)"])
            throw Refusal(
                .overloaded, "The callback could not be recorded; send it again in a moment.",
                retryAfter: .seconds(5))
        }
        return Self.thanks(admission)
    }

    private func admit(
        _ name: String, token: String?, from peer: String
    ) throws(Refusal) -> CallbackAdmission {
        do {
            return try gate.admit(name, token: token, from: peer)
        } catch {
            // Not a warning: strangers knock on every public door.
            logger.info("a callback was turned away", metadata: ["peer": "\(peer)"])
            throw error
        }
    }

    private static func contentType(of request: Request) -> String {
        let text = request.headers[.contentType] ?? ""
        return text.utf8.count <= contentTypeBytesMax ? text : ""
    }

    private static func thanks(_ admission: CallbackAdmission) -> Response {
        Response(
            status: .ok, headers: [.contentType: admission.format.contentType],
            body: ResponseBody(byteBuffer: ByteBuffer(string: admission.format.thanks)))
    }
}
