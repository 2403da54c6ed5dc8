import Messaging

extension Timestamp {
    /// The day by universal time, as the tables `days` and `deliveries_recipient` count it.
    var ledgerDay: Int64 { milliseconds / 86_400_000 }
}
