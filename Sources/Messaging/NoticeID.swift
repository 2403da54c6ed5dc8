/// Names the end of a delivery as an application is told of it; the same however often it is told.
package struct NoticeID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The ledger's row number; at least 1, and rising in journal order.
    package let number: Int64

    /// Wraps a row number of the ledger.
    package init(_ number: Int64) { self.number = number }

    /// The number in decimal digits: the value of `X-Webhook-Delivery-ID`.
    package var description: String { String(number) }

    /// Orders by time of happening.
    package static func < (left: NoticeID, right: NoticeID) -> Bool { left.number < right.number }
}
