import Messaging

/// The document of `apply`, which still knows the line of each of its places.
struct OperatorDocument {
    /// Some thousand channels with their templates; the daemon has a limit of its own.
    static let bytesMax = 5 << 20

    private let name: String
    /// `nil` where the document came as JSON, whose lines nobody counted.
    private let root: YAMLNode?
    let json: JSONValue

    /// Reads YAML, or JSON if the file's name ends in `.json`. `-` is YAML from standard input.
    ///
    /// - Throws: ``CommandFailure`` with file, line and reason.
    init(file: String) throws {
        let bytes = try FileContents.read(file, bytesMax: Self.bytesMax)
        try self.init(bytes, name: file == "-" ? "standard input" : file)
    }

    init(_ bytes: [UInt8], name: String) throws(CommandFailure) {
        self.name = name
        guard !name.hasSuffix(".json") else {
            root = nil
            json = try Self.json(bytes, name: name)
            return
        }
        do throws(YAMLFault) {
            root = try YAMLNode(parsing: bytes)
            json = try root?.json() ?? .null
        } catch {
            throw CommandFailure(exitCode: .damagedData, sentence: error.sentence(in: name))
        }
        guard json.objectValue != nil else {
            let sentence = "\(name): the document must have lists called apps, accounts, templates, channels"
            throw CommandFailure(exitCode: .damagedData, sentence: sentence)
        }
    }

    /// The refusal with file and line of what it is about.
    func placed(_ refusal: ControlRefusal) -> ControlRefusal {
        guard let field = refusal.field, let line = root?.line(at: field) else { return refusal }
        var placed = refusal
        placed.message = "\(name):\(line): \(refusal)"
        placed.field = nil
        return placed
    }

    private static func json(_ bytes: [UInt8], name: String) throws(CommandFailure) -> JSONValue {
        do {
            return try JSONValue(parsing: bytes)
        } catch {
            throw CommandFailure(exitCode: .damagedData, sentence: "\(name): \(error)")
        }
    }
}
