package import Ledger
package import Messaging
import Synchronization

/// Keeps what idempotency keys promise: the same key gets the first answer again, and one message is sent.
///
/// A key lives in the event of its message, so it is durable exactly when the message is, and a refused
/// request leaves none behind. What is durable but not in the tables yet is known here; so nobody waits for
/// the tables. The mutex guards the keys and is never held while anybody waits.
package final class IdempotencyDesk: Sendable {
    private struct Key: Hashable {
        let application: ApplicationID
        let text: String
    }

    private struct Recorded {
        let digest: UInt64
        let acceptance: Acceptance
        /// The tables have it once they have come this far.
        let position: Position
    }

    private struct Keys {
        var underWay: Set<Key> = []
        var recorded: [Key: Recorded] = [:]
        /// Deliveries of what was recorded: the size of what is remembered.
        var deliveryCount = 0
        var crowd = IdempotencyDesk.crowd
    }

    /// So many deliveries are remembered before those that the tables have are forgotten.
    private static let crowd = 10_000
    private let bookkeeper: Bookkeeper
    private let time: any TimeSource
    private let keys = Mutex(Keys())

    /// A desk for all requests that are recorded in `bookkeeper`'s journal.
    package init(bookkeeper: Bookkeeper, time: any TimeSource) {
        self.bookkeeper = bookkeeper
        self.time = time
    }

    /// Runs `accept`, unless a request with the same key was accepted before: then what was told then is
    /// the answer. Without a key runs `accept`.
    ///
    /// - Throws: 409 if the key stands for something else, or its first request is still being recorded;
    ///   40004 if the tables cannot be read; what `accept` throws.
    package func once(
        _ idempotency: Idempotency?, of application: ApplicationID,
        _ accept: () async throws -> Acceptance
    ) async throws -> Acceptance {
        guard let idempotency else { return try await accept() }
        let key = Key(application: application, text: idempotency.key)
        if let earlier = try reserve(key, digest: idempotency.digest) { return earlier }
        do {
            if let earlier = try await recorded(key, digest: idempotency.digest) {
                release(key)
                return earlier
            }
            let acceptance = try await accept()
            keep(acceptance, digest: idempotency.digest, for: key)
            return acceptance
        } catch {
            release(key)
            throw error
        }
    }

    /// Takes the key for a request that is under way; returns what was told before if it was taken lately.
    private func reserve(_ key: Key, digest: UInt64) throws(Refusal) -> Acceptance? {
        let now = time.now
        let earlier = try keys.withLock { keys throws(Refusal) -> Recorded? in
            if let earlier = keys.recorded[key], earlier.acceptance.acceptedAt + Idempotency.life > now {
                return earlier
            }
            guard keys.underWay.insert(key).inserted else { throw Self.underWay }
            return nil
        }
        guard let earlier else { return nil }
        guard earlier.digest == digest else { throw Self.otherRequest }
        return earlier.acceptance.replayed
    }

    /// What the tables have. They need not be waited for: what they lack was found by ``reserve(_:digest:)``.
    private func recorded(_ key: Key, digest: UInt64) async throws(Refusal) -> Acceptance? {
        let now = time.now
        let earlier: IdempotentAcceptance?
        do {
            earlier = try await bookkeeper.read(after: .start) { tables throws(LedgerError) in
                try await tables.acceptance(of: key.application, idempotencyKey: key.text, at: now)
            }.value
        } catch {
            throw Self.unreadable
        }
        guard let earlier else { return nil }
        guard earlier.digest == digest else { throw Self.otherRequest }
        return Acceptance(earlier)
    }

    private func keep(_ acceptance: Acceptance, digest: UInt64, for key: Key) {
        let (durable, applied) = (bookkeeper.durable, bookkeeper.applied)
        keys.withLock { keys in
            keys.underWay.remove(key)
            keys.recorded[key] = Recorded(digest: digest, acceptance: acceptance, position: durable)
            keys.deliveryCount += acceptance.deliveries.count
            guard keys.deliveryCount > keys.crowd else { return }
            keys.recorded = keys.recorded.filter { $0.value.position > applied }
            keys.deliveryCount = keys.recorded.values.reduce(0) { $0 + $1.acceptance.deliveries.count }
            keys.crowd = max(Self.crowd, keys.deliveryCount * 2)
        }
    }

    private func release(_ key: Key) {
        keys.withLock { _ = $0.underWay.remove(key) }
    }

    private static let underWay = Refusal(
        .conflict,
        "A request with this idempotency key is just being accepted; ask again in a moment for its answer.",
        field: "idempotency_key", retryAfter: .seconds(1))
    private static let otherRequest = Refusal(
        .conflict,
        "This idempotency key stands for another request of the last 24 hours; choose a new key.",
        field: "idempotency_key")
    private static let unreadable = Refusal(
        .overloaded, "The idempotency key cannot be looked up at the moment; send the same request again.",
        retryAfter: .seconds(5))
}
