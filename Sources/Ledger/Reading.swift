package import Messaging

/// What a reader of the ledger got, and how fresh it is.
package struct Reading<Value: Sendable>: Sendable {
    /// What was read.
    package let value: Value
    /// The tables held everything up to here when it was read.
    package let position: Position
    /// Whether the tables had not come to the position that the reader asked for.
    package let isBehind: Bool
}
