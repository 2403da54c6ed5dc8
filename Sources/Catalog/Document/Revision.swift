/// What a document says about a value that may be absent: nothing, that it goes, or what it is.
enum Revision<Value: Sendable>: Sendable {
    case kept
    case removed
    case set(Value)

    /// What becomes of `old`.
    func applied(to old: Value?) -> Value? {
        switch self {
        case .kept: old
        case .removed: nil
        case .set(let value): value
        }
    }
}
