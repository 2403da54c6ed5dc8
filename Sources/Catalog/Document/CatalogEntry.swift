import Messaging

/// What a document says about one thing: what the kinds of entries have in common.
protocol CatalogEntry: Sendable {
    /// Where it stands in the document: `channels[0]`.
    var path: String { get }
    /// Which thing it means.
    var name: String { get }
    /// Whether the thing is to be taken out.
    var isDeleted: Bool { get }

    init(_ value: JSONValue, path: String) throws(CatalogError)
}

extension CatalogEntry {
    /// The path of one of its keys.
    func place(_ key: String) -> String { path + "." + key }
}

extension EntryReader {
    /// The entries of the list under `key`; no two may have the same name.
    func entries<Entry: CatalogEntry>(_ key: String, max: Int) throws(CatalogError) -> [Entry] {
        var entries: [Entry] = []
        var pathOfName: [String: String] = [:]
        for (index, value) in try list(key, max: max)?.enumerated() ?? [].enumerated() {
            let entry = try Entry(value, path: place(key) + "[\(index)]")
            if let first = pathOfName[entry.name] {
                throw .invalid(entry.place("name"), "“\(entry.name)” stands here twice; it is also \(first).")
            }
            pathOfName[entry.name] = entry.path
            entries.append(entry)
        }
        return entries
    }
}
