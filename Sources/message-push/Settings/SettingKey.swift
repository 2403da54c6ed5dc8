/// A key of `message-push.yaml`, as data. Reading, the environment's names, `check-config`, and the tests
/// of the installed file and of the manual all follow from this table.
struct SettingKey: Equatable, Sendable {
    /// As in the file; its unit is the last part but one or the last.
    let name: String
    /// What its values may be.
    let rule: SettingRule
    /// What holds where nobody set it.
    let standard: SettingDefault
    /// What it is for, in one or two sentences.
    let sentence: String

    init(_ name: String, _ rule: SettingRule, standard: SettingDefault, _ sentence: String) {
        self.name = name
        self.rule = rule
        self.standard = standard
        self.sentence = sentence
    }

    /// A number with its unit, default and bounds.
    init(_ name: String, unit: String, standard: Int, in bounds: ClosedRange<Int>, _ sentence: String) {
        self.init(name, .number(bounds, unit: unit), standard: .value(.number(standard)), sentence)
    }

    /// What every variable begins with.
    static let variablePrefix = "MESSAGE_PUSH_"

    /// The environment variable that overrides the file.
    var variable: String { Self.variablePrefix + name.uppercased() }
}

extension SettingKey {
    /// A heading and the keys under it, in the order of the installed file and of the manual.
    typealias Group = (title: String, keys: [SettingKey])

    static let groups: [Group] = [
        ("Places", places), ("Log", logging), ("Requests", requests), ("Storage", storage),
        ("Delivery", delivery), ("Limits", limits),
    ]

    /// All there are.
    static let all = groups.flatMap(\.keys)

    static func named(_ name: String) -> SettingKey? {
        all.first { $0.name == name }
    }
}
