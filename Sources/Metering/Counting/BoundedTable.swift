/// A value for each of at most so many keys; all further keys share one value.
///
/// Who may add keys is the operator alone, by entering applications, channels and accounts. The bound is for
/// the day on which somebody enters a hundred thousand: neither this process nor Prometheus must grow by it.
struct BoundedTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private var values: [Key: Value] = [:]
    private var others: Value?
    private let empty: Value
    private let most: Int

    /// A table without keys.
    ///
    /// - Parameter most: how many keys have a value of their own.
    init(empty: Value, most: Int = 2000) {
        self.empty = empty
        self.most = most
    }

    /// Changes the value of a key, which begins as the empty one.
    mutating func change(_ key: Key, _ change: (inout Value) -> Void) {
        let empty = empty
        if values.count < most || values.index(forKey: key) != nil {
            change(&values[key, default: empty])
        } else {
            var value = others ?? empty
            change(&value)
            others = value
        }
    }

    /// All values there are; the key is nil for those that share one.
    var entries: [(key: Key?, value: Value)] {
        values.map { (key: $0.key, value: $0.value) } + (others.map { [(key: nil, value: $0)] } ?? [])
    }
}
