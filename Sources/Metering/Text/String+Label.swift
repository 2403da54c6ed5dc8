extension String {
    /// A word of the house as the value of a label: `awaiting_receipt`.
    var asLabel: String { String(map { $0 == " " ? "_" : $0 }) }
}
