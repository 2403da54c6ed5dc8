import Messaging
import Transport

@testable import Providers

/// An endpoint on this machine that plays a script with each request, and a sender that posts to it.
struct PostOffice {
    let server: ScriptedServer
    let sender: any Sender

    /// - Parameter host: as the sender knows the endpoint; a name of this machine.
    init(
        _ provider: String, _ configuration: JSONObject = ["allow_private_addresses": true],
        host: String = "127.0.0.1",
        script: @escaping ScriptedServer.Script = { $0.answer("") }
    ) throws {
        let server = ScriptedServer { peer in
            peer.tell(peer.readRequest())
            script(peer)
        }
        self.server = server
        var configuration = configuration
        configuration["url"] = .string("http://\(host):\(server.port)/in?x=1")
        let directory = ProviderDirectory(
            transport: try CurlTransport(userAgent: "test"), time: StillTime(), sandboxLog: SandboxLog(),
            receipts: { _ in })
        sender = try directory.makeSender(for: account(provider, configuration))
    }

    func attempt(_ order: AttemptOrder) async -> AttemptResult { await sender.attempt(order) }

    /// The lines of a request's head, without what the transport adds, and its body.
    static func parts(of request: String) -> (head: [String], body: String) {
        let end = request.range(of: "\r\n\r\n")!
        let head = request[..<end.lowerBound].split(separator: "\r\n").map(String.init)
        let added = ["Host: ", "Accept: ", "Content-Length: "]
        return (
            head.filter { line in !added.contains { line.hasPrefix($0) } },
            String(request[end.upperBound...])
        )
    }
}
