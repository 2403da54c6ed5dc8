import Testing

/// One rule of the house, checked file by file.
struct Rule: Sendable, CustomTestStringConvertible {
    /// What the rule demands, as a claim.
    let name: String
    private let check: @Sendable (SourceFile) -> [Finding]

    init(_ name: String, check: @escaping @Sendable (SourceFile) -> [Finding]) {
        self.name = name
        self.check = check
    }

    func findings(in file: SourceFile) -> [Finding] {
        check(file)
    }

    var testDescription: String { name }

    static let all: [Rule] = [
        .lineLength, .fileLength, .functionLength, .names, .oneType, .packageComments, .openTasks,
        .imports, .unsafePlaces, .unsafeReasons, .uncheckedReasons, .forbiddenCalls, .forceUnwraps,
        .noPublic,
    ]
}
