import Messaging
import Transport

/// Asks the daemon over its control socket: JSON there, JSON back, in the envelope of the public API.
///
/// Nothing secret protects the socket but its permissions; the daemon looks at the caller's user and group.
struct ControlClient {
    /// Performs an exchange; the transport, or a script in tests.
    typealias Performing = @Sendable (Exchange) async throws(TransportError) -> Reply

    /// An export of ten thousand channels has about 10 MiB.
    private static let answerBytesMax = 64 << 20

    /// The path of the daemon's socket.
    let socket: String
    private let perform: Performing

    init(socket: String, perform: @escaping Performing) {
        self.socket = socket
        self.perform = perform
    }

    /// Fetches the `data` at `path`.
    func get(_ path: String, patience: Duration = .seconds(30)) async throws(ControlError) -> JSONValue {
        try await ask(exchange(.get, "control/" + path, patience))
    }

    /// Posts `body` to `path` and returns the answer's `data`.
    func post(
        _ path: String, _ body: JSONValue, patience: Duration = .seconds(60)
    ) async throws(ControlError) -> JSONValue {
        var exchange = exchange(.post, "control/" + path, patience)
        exchange.headers.append(("Content-Type", "application/json"))
        exchange.body = body.serialized()
        return try await ask(exchange)
    }

    /// Fetches what lies at `path` and is no JSON, beside what else is asked of the daemon.
    func bytes(_ path: String, patience: Duration = .seconds(60)) async throws(ControlError) -> [UInt8] {
        let reply = try await reply(to: exchange(.get, path, patience))
        // A refusal is an envelope here too.
        if reply.status == 200, reply.headers["content-type"]?.hasPrefix("application/json") != true {
            return reply.body
        }
        _ = try data(of: reply)
        throw .unintelligible("Its answer with status \(reply.status) is not what was asked for.")
    }

    private func exchange(_ method: Exchange.Method, _ path: String, _ patience: Duration) -> Exchange {
        Exchange(
            method: method, url: "http://localhost/\(path)", deadline: patience,
            connectDeadline: .seconds(5), responseBytesMax: Self.answerBytesMax, unixSocket: socket)
    }

    private func ask(_ exchange: Exchange) async throws(ControlError) -> JSONValue {
        try data(of: await reply(to: exchange))
    }

    private func reply(to exchange: Exchange) async throws(ControlError) -> Reply {
        do {
            return try await perform(exchange)
        } catch {
            throw explanation(of: error)
        }
    }

    /// Tells from the file system why nobody could be reached, since curl does not say.
    private func explanation(of error: TransportError) -> ControlError {
        guard error.kind == .connectFailed else { return .noAnswer(error.description) }
        switch SocketState(path: socket) {
        case .closedToUs: return .notPermitted(socket: socket)
        case .absent, .notListening: return .notRunning(socket: socket)
        }
    }

    private func data(of reply: Reply) throws(ControlError) -> JSONValue {
        let envelope: JSONValue
        do {
            envelope = try JSONValue(parsing: reply.body, limits: JSONLimits(bytes: Self.answerBytesMax))
        } catch {
            throw .unintelligible("Its answer with status \(reply.status) is not JSON.")
        }
        guard let code = envelope["code"]?.intValue else {
            throw .unintelligible("Its answer with status \(reply.status) has no code.")
        }
        if reply.status == 401 || reply.status == 403 {
            throw .notPermitted(socket: socket)
        }
        guard code == 0 else {
            let message = envelope["message"]?.stringValue ?? "The daemon refused with code \(code)."
            throw .refused(
                ControlRefusal(code: code, message: message, field: envelope["field"]?.stringValue))
        }
        return envelope["data"] ?? .null
    }
}
