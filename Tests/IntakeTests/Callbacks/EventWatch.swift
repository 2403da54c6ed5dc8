import Ledger
import Messaging

/// Follows what becomes durable, and waits for what a test wants to see.
actor EventWatch {
    private let committed: CommittedEvents
    private var unseen: [Event] = []
    private var arrived: [ReceiptArrived] = []

    init(_ committed: CommittedEvents) { self.committed = committed }

    /// The receipts among all that was passed so far.
    var receipts: [ReceiptArrived] { arrived }

    /// The next event that `choose` makes something of; those before it are passed over.
    func next<Value: Sendable>(_ choose: @Sendable (Event) -> Value?) async throws -> Value {
        while true {
            while !unseen.isEmpty {
                let event = unseen.removeFirst()
                if case .receiptArrived(let receipt) = event { arrived.append(receipt) }
                if let value = choose(event) { return value }
            }
            unseen = try await committed.next().map(\.event)
            guard !unseen.isEmpty else { throw CancellationError() }
        }
    }

    func reading(of callback: CallbackReceived) async throws -> CallbackRead {
        try await next { event in
            guard case .callbackRead(let read) = event, read.id == callback.id else { return nil }
            return read
        }
    }

    func unparked() async throws -> ReceiptUnparked {
        try await next { event in
            guard case .receiptUnparked(let unparked) = event else { return nil }
            return unparked
        }
    }

    func received() async throws -> CallbackReceived {
        try await next { event in
            guard case .callbackReceived(let callback) = event else { return nil }
            return callback
        }
    }
}
