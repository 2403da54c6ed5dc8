import Messaging

/// Waits for what becomes of a message.
struct FateWatch {
    /// The daemon is asked after 50 ms, then ever more rarely, at last once a second.
    private static let pauses: (first: Duration, longest: Duration) = (.milliseconds(50), .seconds(1))

    let client: ControlClient
    let task: String

    /// The message's trace once its state is final, or what there is when `patience` ends.
    func trace(within patience: Duration) async throws -> JSONValue {
        let clock = ContinuousClock()
        let end = clock.now + patience
        var pause = Self.pauses.first
        while true {
            let trace = try await client.get("trace/\(task)")
            let rest = clock.now.duration(to: end)
            guard !Self.isFinal(trace), rest > .zero else { return trace }
            try await clock.sleep(for: min(pause, rest))
            pause = min(pause * 2, Self.pauses.longest)
        }
    }

    /// Ends the command with 1 unless all went well; the story has been told.
    static func judge(_ trace: JSONValue, patience: Duration) throws(CommandFailure) {
        guard isFinal(trace) else {
            let state = trace.word("state") ?? "unknown"
            let sentence = "After \(RelativeTime.duration(patience)) the message is still \(state)."
            throw CommandFailure(exitCode: .failed, sentence: sentence)
        }
        guard ["delivered", "unconfirmed"].contains(trace.word("state")) else {
            throw CommandFailure(exitCode: .failed)
        }
    }

    private static func isFinal(_ trace: JSONValue) -> Bool {
        let finals = DeliveryState.allCases.filter(\.isFinal).map(\.name)
        return finals.contains(trace.word("state") ?? "")
    }
}
