import Catalog
import Messaging

/// The original's settings as a document, and what was said on the way.
struct ImportPlan {
    /// An element of the document, and the row that it came from.
    struct Entry {
        let row: DumpRow
        let element: JSONObject
    }

    let tables: DumpTables
    /// By the document's lists.
    let entries: [CatalogKind: [Entry]]
    let remarks: [ImportRemark]
    /// How many secrets of applications the key opened.
    let openedSecrets: Int
    /// How many are sealed with another key.
    let shutSecrets: Int

    /// What `apply` takes. Has the secrets of applications and accounts.
    var document: JSONValue {
        let lists = CatalogKind.allCases.compactMap { kind -> JSONObject.Member? in
            guard let entries = entries[kind], !entries.isEmpty else { return nil }
            return (name: kind.listKey, value: .array(entries.map { .object($0.element) }))
        }
        return .object(JSONObject(lists))
    }

    /// The row that a place of the document came from: `channels[2].bindings[0].account`.
    func row(at field: String) -> DumpRow? {
        let parts = field.split(maxSplits: 2, whereSeparator: { $0 == "[" || $0 == "]" })
        guard parts.count >= 2, let index = Int(parts[1]),
            let kind = CatalogKind.allCases.first(where: { $0.listKey == parts[0] }),
            let entries = entries[kind], entries.indices.contains(index)
        else { return nil }
        return entries[index].row
    }

    /// How many rows of `table` are left out.
    func leftOutCount(_ table: OriginalTable) -> Int {
        Set(remarks.filter { $0.kind == .leftOut && $0.table == table }.map(\.id)).count
    }
}
