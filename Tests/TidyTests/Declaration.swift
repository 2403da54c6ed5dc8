/// A type, function, property or import as it stands in a file.
struct Declaration: Equatable {
    static let types: Set = ["struct", "class", "enum", "actor", "protocol"]
    static let functions: Set = ["func", "init", "deinit", "subscript", "var"]
    static let others: Set = ["extension", "let", "typealias", "associatedtype", "import", "macro"]
    static let modifiers: Set = [
        "package", "public", "private", "fileprivate", "internal", "open", "static", "final",
        "nonisolated", "mutating", "nonmutating", "override", "lazy", "weak", "unowned", "indirect",
        "required", "convenience", "dynamic", "isolated", "consuming", "borrowing", "class",
        "prefix", "postfix", "infix",
    ]

    let keyword: String
    let name: String
    /// `package`, `static` …, without attributes.
    let modifiers: Set<String>
    /// Where its attributes and modifiers begin; a comment above this line belongs to it.
    let firstLine: Int
    let line: Int
    let lastLine: Int
    /// How many braces are open around it.
    let depth: Int
    /// Whatever stands between the name and the body.
    let head: [String]

    var isType: Bool { Self.types.contains(keyword) }
    var isPrivate: Bool { !modifiers.isDisjoint(with: ["private", "fileprivate"]) }
}
