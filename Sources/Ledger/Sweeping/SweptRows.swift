/// What a sweep deleted.
package struct SweptRows: Equatable, Sendable {
    /// Messages, each with all that belonged to it.
    package internal(set) var messages = 0
    /// Deliveries, each with its attempts, controls and notices.
    package internal(set) var deliveries = 0
    /// What providers sent us.
    package internal(set) var callbacks = 0
    /// Rows of all tables, those above included.
    package internal(set) var rows = 0
    /// Pages that were given back to the file system.
    package internal(set) var pages = 0

    /// Nothing.
    package init() {}

    /// Both together.
    package static func + (left: SweptRows, right: SweptRows) -> SweptRows {
        var sum = left
        sum.messages += right.messages
        sum.deliveries += right.deliveries
        sum.callbacks += right.callbacks
        sum.rows += right.rows
        sum.pages += right.pages
        return sum
    }
}
