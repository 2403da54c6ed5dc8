/// The settings as they are gathered: from the file, then from the environment. Finds every fault
/// instead of stopping at the first.
struct SettingsReading {
    /// A settings file larger than this is a mistake. The installed one has about 10 KiB.
    static let fileBytesMax = 1 << 20

    /// The file that was read, or would have been.
    let file: String
    /// Whether the file was there.
    private(set) var foundFile = false
    /// Variables that begin as ours do and are none of ours. They are ignored, since others name
    /// variables after us too: Kubernetes sets `MESSAGE_PUSH_PORT` beside a service of this name.
    private(set) var ignoredVariables: [String] = []
    private(set) var faults: [SettingFault] = []
    private var found: [String: (value: SettingValue, origin: SettingOrigin)] = [:]

    /// - Parameter path: a file that must exist, or `nil` for the usual one, which may be missing.
    init(path: String?, environment: [String: String]) {
        file = path ?? Settings.usualFile
        readFile(mayBeMissing: path == nil)
        readVariables(environment)
    }

    /// What holds for `key`; `nil` where nobody set it and its default is derived.
    func value(_ key: SettingKey) -> SettingValue? {
        if let found = found[key.name] { return found.value }
        switch key.standard {
        case .value(let value): return value
        case .derived: return nil
        }
    }

    /// Where that comes from.
    func origin(_ key: SettingKey) -> SettingOrigin {
        found[key.name]?.origin ?? .standard
    }

    mutating func add(_ fault: SettingFault) {
        faults.append(fault)
    }

    private mutating func readFile(mayBeMissing: Bool) {
        do throws(FileContentsError) {
            let bytes = try FileContents.read(file, bytesMax: Self.fileBytesMax)
            foundFile = true
            readDocument(bytes)
        } catch .missing where mayBeMissing {
            foundFile = false
        } catch {
            add(SettingFault(file: file, reason: error.reason))
        }
    }

    private mutating func readDocument(_ bytes: [UInt8]) {
        do throws(YAMLFault) {
            try Self.refuseTabs(bytes)
            guard let root = try YAMLNode(parsing: bytes), !root.isNothing else { return }
            guard case .mapping(let members) = root.content else {
                throw YAMLFault(line: root.line, reason: "the file must be lines of \"key: value\"")
            }
            for member in members { read(member) }
        } catch {
            add(SettingFault(file: file, line: error.line, key: error.key, reason: error.reason))
        }
    }

    /// YAML allows tabs in some places and not in others. Here they are allowed in comments only.
    private static func refuseTabs(_ bytes: [UInt8]) throws(YAMLFault) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let isComment = line.first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "#")
            guard isComment || !line.prefix(while: { $0 != UInt8(ascii: "#") }).contains(0x09) else {
                throw YAMLFault(line: index + 1, reason: "a tab stands here; use spaces")
            }
        }
    }

    private mutating func read(_ member: YAMLNode.Member) {
        let origin = SettingOrigin.file(file, line: member.line)
        guard let key = SettingKey.named(member.name) else {
            let guess = Spelling.nearest(to: member.name, among: SettingKey.all.map(\.name))
            let question = guess.map { "; did you mean \"\($0)\"?" } ?? ""
            add(SettingFault(origin, key: member.name, reason: "is unknown" + question))
            return
        }
        take(key, from: origin) { rule throws(SettingRefusal) in try rule.value(of: member.value) }
    }

    private mutating func readVariables(_ environment: [String: String]) {
        let ours = environment.filter { $0.key.hasPrefix(SettingKey.variablePrefix) }
        for (variable, text) in ours.sorted(by: { $0.key < $1.key }) {
            if let key = SettingKey.all.first(where: { $0.variable == variable }) {
                take(key, from: .environment(variable)) { rule throws(SettingRefusal) in
                    try rule.value(of: text)
                }
            } else if variable != ControlSocket.variable {
                readUnknown(variable)
            }
        }
    }

    private mutating func readUnknown(_ variable: String) {
        let name = variable.dropFirst(SettingKey.variablePrefix.count).lowercased()
        guard let guess = Spelling.nearest(to: name, among: SettingKey.all.map(\.name)) else {
            ignoredVariables.append(variable)
            return
        }
        let meant = SettingKey.variablePrefix + guess.uppercased()
        add(SettingFault(.environment(variable), key: name, reason: "is unknown; did you mean \(meant)?"))
    }

    private mutating func take(
        _ key: SettingKey, from origin: SettingOrigin,
        value: (SettingRule) throws(SettingRefusal) -> SettingValue
    ) {
        do {
            found[key.name] = (try value(key.rule), origin)
        } catch {
            add(SettingFault(origin, key: key.name, reason: error.reason))
        }
    }
}
