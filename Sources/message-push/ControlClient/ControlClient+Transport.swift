import Transport

extension ControlClient {
    /// Runs `work` with a client of the real socket, and closes its connection afterwards.
    static func withClient<Answer>(
        socket: String, _ work: (ControlClient) async throws -> Answer
    ) async throws -> Answer {
        let transport = try CurlTransport(userAgent: "message-push/\(Version.current)")
        let client = ControlClient(socket: socket) { exchange throws(TransportError) in
            try await transport.perform(exchange)
        }
        let result: Result<Answer, any Error>
        do {
            result = .success(try await work(client))
        } catch {
            result = .failure(error)
        }
        await transport.shutDown()
        return try result.get()
    }
}
