import Messaging

/// What a document says a failure must be like. Each condition is a word or a list; what is absent or empty
/// is any.
struct ConditionsEntry: Sendable {
    /// How many words a condition may have.
    private static let wordsMax = 100
    /// Providers' codes have at most some fifty characters, and a keyword is part of a sentence.
    private static let charactersMax = 100

    /// Codes of providers.
    let providers: [DocumentWord]
    let media: [Medium]
    let codes: [String]
    let keywords: [String]
    let outcomes: [Outcome]
    /// Names of channels.
    let channels: [DocumentWord]
    /// Names of applications.
    let applications: [DocumentWord]

    init(_ value: JSONValue, path: String) throws(CatalogError) {
        let reader = try EntryReader(
            value, path: path,
            keys: ["provider", "type", "error_code", "error_keyword", "outcome", "channel", "app"])
        let count = Self.wordsMax
        // Commas divide where the original's did (wire contract §4.1).
        providers = try reader.words("provider", max: count, separatedBy: [","]) ?? []
        media = try reader.choices("type", Medium.self) ?? []
        codes =
            try reader.phrases("error_code", count: count, max: Self.charactersMax, separatedBy: [","]) ?? []
        keywords =
            try reader.phrases("error_keyword", count: count, max: Self.charactersMax, separatedBy: [","])
            ?? []
        outcomes = try Self.outcomes(reader)
        channels = try reader.words("channel", max: count, separatedBy: []) ?? []
        applications = try reader.words("app", max: count, separatedBy: []) ?? []
    }

    private static let failures = Outcome.all.filter { $0 != .delivered && $0 != .accepted }

    private static func outcomes(_ reader: EntryReader) throws(CatalogError) -> [Outcome] {
        var outcomes: [Outcome] = []
        for word in try reader.words("outcome", max: wordsMax, separatedBy: []) ?? [] {
            let meant = failures.filter { $0.name == word.text || $0.name.hasPrefix(word.text + "/") }
            guard !meant.isEmpty else {
                throw .unknownWord(word, among: ["rejected", "deferred"] + failures.map(\.name))
            }
            outcomes += meant.filter { !outcomes.contains($0) }
        }
        return outcomes
    }
}
