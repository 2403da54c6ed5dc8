import GRDB
package import Messaging

extension LedgerReader {
    /// How many rows one call of ``deliveries(matching:after:limit:)`` looks at: some tens of milliseconds.
    package static let searchRowsMax = 50_000

    /// Deliveries that match, in the order of their numbers, `limit` at most of those after `number`.
    ///
    /// One call looks at ``searchRowsMax`` rows at most, so it may find fewer than there are, or none.
    ///
    /// - Returns: what was found, and the number to go on after; nil when all was seen.
    package func deliveries(
        matching filter: DeliveryFilter, after number: Int64, limit: Int
    ) throws(LedgerError) -> (found: [DeliveryView], next: Int64?) {
        try read("deliveries") { database in
            let search = DeliverySearch(filter: filter)
            let (numbers, next) = try search.numbers(after: number, limit: limit, in: database)
            return (try Self.deliveries(numbers, from: database), next)
        }
    }

    /// The deliveries that repeat one, the first first.
    package func resends(of id: DeliveryID) throws(LedgerError) -> [DeliveryID] {
        try read("a delivery's repeats") { database in try Self.resends(of: id, from: database) }
    }
}
