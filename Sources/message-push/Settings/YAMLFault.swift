/// What is wrong with a YAML text, and where.
struct YAMLFault: Error, Equatable {
    /// Counted from 1; `nil` when the fault is the whole text's.
    var line: Int?
    /// The key at fault, where one is known.
    var key: String?
    /// Reads on after the key, or stands alone without one.
    var reason: String

    /// As in `fleet.yaml:12: key "name" stands more than once`.
    func sentence(in file: String) -> String {
        let place = line.map { "\(file):\($0)" } ?? file
        let subject = key.map { "key \"\($0.withoutControls)\" " } ?? ""
        return "\(place): \(subject)\(reason)"
    }
}
