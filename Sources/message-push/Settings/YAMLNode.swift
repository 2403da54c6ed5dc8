/// A YAML value that remembers its line. Plainer than YAML: no anchors, no aliases, no tags, no key
/// that is not a text, no key twice.
struct YAMLNode: Equatable {
    /// A pair of a mapping.
    struct Member: Equatable {
        var name: String
        /// Where the name stands, counted from 1.
        var line: Int
        var value: YAMLNode
    }

    enum Content: Equatable {
        /// A text. `isPlain` when it stood without quotes, so that it may mean a number, a truth or nothing.
        case scalar(String, isPlain: Bool)
        case list([YAMLNode])
        case mapping([Member])
    }

    /// Where the value begins, counted from 1.
    var line: Int
    var content: Content

    /// Whether this is `null`, `~` or simply nothing.
    var isNothing: Bool {
        switch content {
        case .scalar(let text, isPlain: true): ["", "~", "null"].contains(text)
        default: false
        }
    }
}
