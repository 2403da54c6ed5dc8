import Messaging
import Synchronization
import Transport

@testable import Providers

/// A chat's server on this machine, which gives out tokens and answers calls in turn, and a sender for it.
struct ChatOffice {
    let server: ScriptedServer
    let sender: any Sender

    /// - Parameters:
    ///   - answers: what calls get, in turn; the last one again and again.
    ///   - tokens: what requests for a token get, in turn; the last one again and again.
    init(
        _ provider: String, _ configuration: JSONObject, answers: [String],
        tokens: [String] = [#"{"errcode":0,"access_token":"T/1","expires_in":7200}"#]
    ) throws {
        let asked = Mutex<[String: Int]>([:])
        let server = ScriptedServer { peer in
            let request = peer.readRequest()
            peer.tell(request)
            let isToken = request.hasPrefix("GET")
            let number = asked.withLock { counts in
                counts[isToken ? "token" : "call", default: 0] += 1
                return counts[isToken ? "token" : "call"]!
            }
            let list = isToken ? tokens : answers
            peer.answer(list[min(number, list.count) - 1])
        }
        self.server = server
        var configuration = configuration
        configuration["endpoint"] = .string(server.url)
        let directory = ProviderDirectory(
            transport: try CurlTransport(userAgent: "test"), time: StillTime(), sandboxLog: SandboxLog(),
            receipts: { _ in })
        sender = try directory.makeSender(for: account(provider, configuration))
    }

    /// The calls that were made, without those for a token.
    var calls: [String] { server.told.filter { $0.hasPrefix("POST") } }

    /// How often a token was asked for.
    var tokenCount: Int { server.told.count { $0.hasPrefix("GET") } }

    /// The bodies of the calls.
    var bodies: [JSONValue] {
        get throws {
            try calls.map { call in
                let start = call.range(of: "\r\n\r\n")!.upperBound
                return try JSONValue(parsing: String(call[start...]))
            }
        }
    }

    func attempt(_ orders: [AttemptOrder]) async -> [AttemptResult] {
        await (sender as! any GroupSender).attempt(together: orders)
    }
}
