import Ledger
import Messaging

/// Follows what becomes durable, and waits for what a test wants to see.
actor EventWatch {
    private let committed: CommittedEvents
    private var unseen: [Event] = []

    init(_ committed: CommittedEvents) { self.committed = committed }

    /// The next event that `choose` makes something of; those before it are passed over.
    func next<Value: Sendable>(_ choose: @Sendable (Event) -> Value?) async throws -> Value {
        while true {
            while !unseen.isEmpty {
                if let value = choose(unseen.removeFirst()) { return value }
            }
            unseen = try await committed.next().map(\.event)
        }
    }

    func finished() async throws -> AttemptFinished {
        try await next { event in
            guard case .attemptFinished(let finished) = event else { return nil }
            return finished
        }
    }

    func declared() async throws -> AttemptDeclaredUncertain {
        try await next { event in
            guard case .attemptDeclaredUncertain(let declared) = event else { return nil }
            return declared
        }
    }

    func expired() async throws -> DeliveryExpired {
        try await next { event in
            guard case .deliveryExpired(let expired) = event else { return nil }
            return expired
        }
    }

    func failed() async throws -> DeliveryFailed {
        try await next { event in
            guard case .deliveryFailed(let failed) = event else { return nil }
            return failed
        }
    }
}
