import Catalog
import Messaging

/// Makes a document of the original's settings, row by row.
///
/// Each element is shown to an empty catalog before it is taken, so that one row that cannot be does not
/// spoil the others, and what a catalog takes is said in one place.
struct Translation {
    let tables: DumpTables
    let secrets: OriginalSecrets
    let providers: [ProviderDescription]

    private var entries: [CatalogKind: [ImportPlan.Entry]] = [:]
    private var remarks: [ImportRemark] = []
    private var names: [CatalogKind: UniqueNames] = [:]
    private var elements: [CatalogKind: [Int64: JSONObject]] = [:]
    /// Rows of signatures and provider templates that have become part of a channel.
    var usedRows: [OriginalTable: Set<Int64>] = [:]
    var openedSecrets = 0
    var shutSecrets = 0

    private init(_ tables: DumpTables, _ secrets: OriginalSecrets, _ providers: [ProviderDescription]) {
        self.tables = tables
        self.secrets = secrets
        self.providers = providers
    }

    /// The document for what the original had in `tables`.
    static func plan(
        _ tables: DumpTables, secrets: OriginalSecrets, providers: [ProviderDescription]
    ) -> ImportPlan {
        var translation = Translation(tables, secrets, providers)
        translation.addApplications()
        translation.addAccounts()
        translation.addTemplates()
        translation.addChannels()
        translation.addRules()
        translation.addUsers()
        translation.leaveOutUnused()
        return ImportPlan(
            tables: tables, entries: translation.entries, remarks: translation.remarks,
            openedSecrets: translation.openedSecrets, shutSecrets: translation.shutSecrets)
    }

    /// What the row of this number has become; nil where it was left out.
    func element(_ kind: CatalogKind, _ id: Int64?) -> JSONObject? { id.flatMap { elements[kind]?[$0] } }

    /// A name for the row, and a remark where it is not its own.
    mutating func name(_ kind: CatalogKind, _ row: DumpRow, _ wanted: String?) -> JSONValue {
        let name = names[kind, default: UniqueNames()].name(wanted, otherwise: kind.rawValue, id: row.id)
        if name != wanted {
            remark(row, "It is called “\(name)” here, since a name is one line and used once.")
        }
        return .string(name)
    }

    /// Takes the row as `element`, unless a catalog would not; returns whether it was taken.
    ///
    /// - Parameter others: what the element refers to, by the document's lists.
    @discardableResult
    mutating func take(
        _ row: DumpRow, as kind: CatalogKind, _ element: JSONObject,
        with others: [CatalogKind: [JSONObject]] = [:]
    ) -> Bool {
        if let objection = objection(to: element, kind, with: others) {
            leaveOut(row, objection)
            return false
        }
        entries[kind, default: []].append(ImportPlan.Entry(row: row, element: element))
        elements[kind, default: [:]][row.id] = element
        return true
    }

    /// Replaces what the row, the last that was taken of its kind, has become.
    mutating func retake(_ row: DumpRow, as kind: CatalogKind, _ element: JSONObject) {
        entries[kind, default: []].removeLast()
        entries[kind, default: []].append(ImportPlan.Entry(row: row, element: element))
        elements[kind, default: [:]][row.id] = element
    }

    /// Why a catalog would not take `element`; nil where it would.
    func objection(
        to element: JSONObject, _ kind: CatalogKind, with others: [CatalogKind: [JSONObject]] = [:]
    ) -> String? {
        var document = JSONObject()
        for (kind, list) in others { document[kind.listKey] = .array(list.map { .object($0) }) }
        document[kind.listKey] = [.object(element)]
        do {
            try CatalogDocument(json: .object(document)).verify(providers: providers)
            return nil
        } catch {
            guard case .invalid(let path) = error.kind else { return error.sentence }
            let key = path.split(separator: ".", maxSplits: 1).dropFirst().first.map { $0 + ": " } ?? ""
            return key + error.sentence
        }
    }

    /// Says that the row is not in the document, and why.
    mutating func leaveOut(_ row: DumpRow, _ sentence: String) {
        remarks.append(ImportRemark(kind: .leftOut, table: row.table, id: row.id, sentence: sentence))
    }

    /// Says what is not as it was.
    mutating func remark(_ row: DumpRow, _ sentence: String) {
        remarks.append(ImportRemark(kind: .changed, table: row.table, id: row.id, sentence: sentence))
    }
}
