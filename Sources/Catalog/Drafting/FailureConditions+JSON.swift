import Messaging

/// The form that documents and tables share, but for what channels and applications are called: by name in a
/// document, by number and key in a table.
extension FailureConditions {
    /// An object with a list for each condition that is not "any".
    func json(channel: (ChannelID) -> String, application: (ApplicationID) -> String) -> JSONValue {
        let lists: [(name: String, words: [String])] = [
            ("provider", providers), ("type", media.map(\.rawValue)), ("error_code", codes),
            ("error_keyword", keywords), ("outcome", outcomes.map(\.name)),
            ("channel", channels.map(channel)), ("app", applications.map(application)),
        ]
        return .object(
            JSONObject(
                lists.filter { !$0.words.isEmpty }.map { list in
                    (name: list.name, value: .array(list.words.map { .string($0) }))
                }))
    }

    /// The form of tables.
    var stored: String { json(channel: \.description, application: \.key).text() }

    /// Reads what ``stored`` wrote; nil for anything else, since a condition that cannot be read must not
    /// become "any".
    init?(stored json: JSONValue) {
        guard let object = json.objectValue else { return nil }
        var lists: [String: [String]] = [:]
        for (name, value) in object.members {
            let words = value.arrayValue?.compactMap(\.stringValue) ?? []
            guard !words.isEmpty, words.count == value.arrayValue?.count else { return nil }
            lists[name] = words
        }
        func list<Value>(_ name: String, _ value: (String) -> Value?) -> [Value]? {
            let words = lists.removeValue(forKey: name) ?? []
            let values = words.compactMap(value)
            return values.count == words.count ? values : nil
        }
        guard let providers = list("provider", \.self), let media = list("type", Medium.init(rawValue:)),
            let codes = list("error_code", \.self), let keywords = list("error_keyword", \.self),
            let outcomes = list("outcome", Outcome.init(name:)),
            let channels = list("channel", { Int64($0).map { ChannelID($0) } }),
            let applications = list("app", { ApplicationID($0) }), lists.isEmpty
        else { return nil }
        self.init(
            providers: providers, media: media, codes: codes, keywords: keywords, outcomes: outcomes,
            channels: channels, applications: applications)
    }
}
