package import Messaging

/// What a document did to the catalog, or would have done.
package struct CatalogChanges: Equatable, Sendable {
    /// Everything the document names, kind by kind, in the document's order.
    package let changes: [CatalogChange]
    /// The new applications with their secrets; empty after a dry run.
    package let createdApplications: [CreatedApplication]
    /// The new endpoints whose secret was made here; empty after a dry run.
    package let createdEndpoints: [CreatedEndpoint]
    /// Whether nothing was kept.
    package let isDryRun: Bool
    /// The catalog's version now; it grew by one if anything changed.
    package let version: Int64

    /// What was done.
    init(_ draft: CatalogDraft, version: Int64) {
        changes = draft.changes
        createdApplications = draft.created
        createdEndpoints = draft.createdEndpoints
        isDryRun = false
        self.version = version
    }

    /// What would have been done: new things have no numbers, keys or secrets, since none were given out.
    init(rehearsed draft: CatalogDraft, version: Int64) {
        changes = draft.changes.map { change in
            var change = change
            if change.action == .created { change.id = nil }
            return change
        }
        createdApplications = []
        createdEndpoints = []
        isDryRun = true
        self.version = version
    }

    /// Whether nothing differs.
    package var isEmpty: Bool { changes.allSatisfy { $0.action == .unchanged } }

    /// The answer for programs. Contains the secrets of new applications, those that were made here for new
    /// endpoints, and no others.
    ///
    /// One list for each kind under the document's keys, then `dry_run` and `version`. Elements have
    /// `name`, `action`, `app_id` or `id`, and `changed` where they were updated. New secrets are in
    /// `app_secret`, and by the endpoint's name in `webhook_secrets`.
    package func json() -> JSONValue {
        var answer = JSONObject()
        for kind in CatalogKind.allCases {
            answer[kind.listKey] = .array(changes.filter { $0.kind == kind }.map(element))
        }
        answer["dry_run"] = .bool(isDryRun)
        answer["version"] = .integer(version)
        return .object(answer)
    }

    /// The answer for people: a line for each thing that differs, and one that counts. No secrets.
    package var summary: [String] {
        var lines = changes.filter { $0.action != .unchanged }.map(\.description)
        var counts: [String] = []
        for action in [CatalogChange.Action.created, .updated, .deleted, .unchanged] {
            let count = changes.count { $0.action == action }
            if count > 0 { counts.append("\(count) \(action.rawValue)") }
        }
        let total = counts.isEmpty ? "nothing named" : counts.joined(separator: ", ")
        lines.append(total + (isDryRun ? "; dry run, nothing was kept" : "; version \(version)"))
        return lines
    }

    /// Nil where none was made.
    private func endpointSecrets(of application: String) -> JSONValue? {
        let created = createdEndpoints.filter { $0.application == application }
        guard !created.isEmpty else { return nil }
        return .object(JSONObject(created.map { (name: $0.name, value: .string($0.secret)) }))
    }

    private func element(_ change: CatalogChange) -> JSONValue {
        var element: JSONObject = ["name": .string(change.name)]
        if let id = change.id {
            switch change.kind {
            case .application: element["app_id"] = .string(id)
            case .account, .template, .channel, .rule, .alert, .user:
                element["id"] = Int64(id).map { .integer($0) }
            }
        }
        if change.kind == .application,
            let created = createdApplications.first(where: { $0.name == change.name })
        {
            element["app_secret"] = .string(created.secret)
        }
        if change.kind == .application { element["webhook_secrets"] = endpointSecrets(of: change.name) }
        element["action"] = .string(change.action.rawValue)
        if change.action == .updated {
            let fields = change.fields.map { field in
                let values: JSONValue = ["before": field.before ?? nil, "after": field.after ?? nil]
                return (name: field.name, value: values)
            }
            element["changed"] = .object(JSONObject(fields))
        }
        return .object(element)
    }
}
