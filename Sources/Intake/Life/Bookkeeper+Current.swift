import Ledger
import Messaging

extension Bookkeeper {
    /// What the tables say once they hold everything up to `position`, or everything that is durable now.
    ///
    /// - Throws: a refusal where they do not come there in time: what is decided about a delivery must not
    ///   rest on how it stood a while ago.
    func current<Value: Sendable>(
        upTo position: Position? = nil,
        _ query: @Sendable (LedgerReader) async throws(LedgerError) -> Value
    ) async throws(Refusal) -> Value {
        let reading: Reading<Value>
        do {
            reading = try await read(after: position ?? durable, query)
        } catch {
            throw Refusal(
                .overloaded, "The tables cannot be read now; ask again in a moment.", retryAfter: .seconds(5))
        }
        guard !reading.isBehind else {
            throw Refusal(
                .overloaded,
                "The tables are behind, so what became of it is not known yet; ask again in a moment.",
                retryAfter: .seconds(1))
        }
        return reading.value
    }
}
