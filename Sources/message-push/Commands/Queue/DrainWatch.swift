import Messaging
import UnixSignals

/// Waits until a queue that is drained is empty, and shows how far it is.
struct DrainWatch {
    /// How the waiting ended.
    enum End {
        /// Nothing is due or in flight.
        case empty
        /// Time was up.
        case late
        /// Somebody interrupted it.
        case interrupted
        /// The queue was held, or takes messages again.
        case ended

        func sentence(after seconds: Int) -> String {
            let standing = """
                New messages are still refused. To go on waiting: message-push queue drain. To accept them \
                again: message-push queue resume.
                """
            return switch self {
            case .empty:
                """
                The queue is drained: nothing is due or in flight, and new messages are refused until \
                "message-push queue resume".
                """
            case .late: "The queue is not empty after \(seconds) s. \(standing)"
            case .interrupted: "Interrupted. \(standing)"
            case .ended: "Somebody paused or resumed the queue meanwhile; it is not being drained any more."
            }
        }
    }

    /// What is left in the queue.
    struct Rest {
        private let lanes: [JSONValue]

        init(_ status: JSONValue) { lanes = status["queue"]?["lanes"]?.arrayValue ?? [] }

        var isEmpty: Bool { sum("due") + sum("in_flight") == 0 }

        var json: JSONValue {
            .object(
                JSONObject(
                    ["due", "in_flight", "later", "awaiting_receipt"].map { ($0, .integer(sum($0))) }))
        }

        /// `3 due, 1 in flight, 2 for later, 0 awaiting a receipt.`
        var sentence: String {
            let json = json
            return """
                \(json.count("due")) due, \(json.count("in_flight")) in flight, \(json.count("later")) for \
                later, \(json.count("awaiting_receipt")) awaiting a receipt.
                """
        }

        private func sum(_ name: String) -> Int64 { lanes.reduce(0) { $0 + ($1[name]?.intValue ?? 0) } }
    }

    /// How often the daemon is asked.
    private static let pause = Duration.milliseconds(500)

    let client: ControlClient

    /// Returns at the end, at the latest after `patience`, with what is left.
    func wait(within patience: Duration) async throws -> (End, Rest) {
        let last = try await withThrowingTaskGroup(of: End.self) { group in
            group.addTask { try await end(within: patience) }
            group.addTask {
                let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
                return await signals.first { _ in true } == nil ? .ended : .interrupted
            }
            defer { group.cancelAll() }
            return try await group.next() ?? .ended
        }
        return (last, Rest(try await client.get("status")))
    }

    private func end(within patience: Duration) async throws -> End {
        let progress = ProgressLine()
        defer { progress.clear() }
        let clock = ContinuousClock()
        let deadline = clock.now + patience
        while true {
            let status = try await client.get("status")
            guard status["held"]?.isNull != false, status["draining"]?.isNull == false else { return .ended }
            let rest = Rest(status)
            if rest.isEmpty { return .empty }
            guard clock.now < deadline else { return .late }
            progress.show(rest.sentence)
            try await clock.sleep(for: Self.pause)
        }
    }
}
