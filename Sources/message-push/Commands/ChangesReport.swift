import Messaging

/// What `apply` did, for people.
struct ChangesReport {
    private let changes: JSONValue

    init(_ changes: JSONValue) {
        self.changes = changes
    }

    /// A line for each thing that differs, the credentials of new apps, and a line that counts.
    func text(_ ink: Ink) -> String {
        var table = TextTable([.init(heading: "ACTION"), .init(heading: "WHAT"), .init(heading: "CHANGED")])
        var counts: [(action: String, count: Int)] = []
        for (kind, element) in elements {
            let action = element["action"]?.stringValue ?? "kept"
            if let index = counts.firstIndex(where: { $0.action == action }) {
                counts[index].count += 1
            } else {
                counts.append((action, 1))
            }
            guard action != "unchanged" else { continue }
            table.add([
                action, "\(kind) \(element["name"]?.stringValue ?? "?")", difference(element["changed"]),
            ])
        }
        let differs = counts.contains { $0.action != "unchanged" }
        return (differs ? table.text(ink) + "\n" : "") + credentials(ink) + verdict(counts) + "\n"
    }

    /// The elements of all lists, each with the list's name without its plural s.
    private var elements: [(kind: String, element: JSONValue)] {
        (changes.objectValue?.members ?? []).flatMap { member in
            (member.value.arrayValue ?? []).map { (kind: String(member.name.dropLast()), element: $0) }
        }
    }

    private func difference(_ changed: JSONValue?) -> String {
        (changed?.objectValue?.members ?? []).map { field in
            "\(field.name) \(words(field.value["before"])) → \(words(field.value["after"]))"
        }.joined(separator: ", ")
    }

    private func words(_ value: JSONValue?) -> String {
        guard let value, !value.isNull else { return "unset" }
        let text = value.text().withoutControls
        return text.count > 60 ? text.prefix(59) + "…" : text
    }

    private func credentials(_ ink: Ink) -> String {
        let created = changes["apps"]?.arrayValue?.filter { $0["app_secret"] != nil } ?? []
        guard !created.isEmpty else { return "" }
        var table = TextTable([.init(heading: "APP"), .init(heading: "APP_ID"), .init(heading: "APP_SECRET")])
        for app in created {
            table.add(["name", "app_id", "app_secret"].map { app[$0]?.stringValue ?? "" })
        }
        return ink.yellow("Credentials of new apps. Keep them now: they are never shown again.") + "\n"
            + table.text(ink) + "\n"
    }

    private func verdict(_ counts: [(action: String, count: Int)]) -> String {
        let sum = counts.map { "\($0.count) \($0.action)" }.joined(separator: ", ")
        let isDryRun = changes["dry_run"]?.boolValue == true
        return (sum.isEmpty ? "The document names nothing" : sum)
            + (isDryRun ? "; dry run, nothing was kept" : "")
    }
}
