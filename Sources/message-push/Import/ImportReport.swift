import Messaging

/// What an import took, what it left out and why. Holds no secret.
struct ImportReport {
    /// Tables of the original that tell of messages; they stay there.
    private static let history: Set = [
        "push_tasks", "push_batch_tasks", "push_logs", "callback_logs", "webhook_logs", "app_quota_stats",
        "provider_quota_stats", "channel_health_history",
    ]

    let plan: ImportPlan
    /// The daemon's answer, if it was asked.
    var changes: JSONValue?
    /// The file that was written instead.
    var output: String?

    /// For programs.
    var json: JSONValue {
        var report: JSONObject = [
            "tables": .array(counts.map(\.json)),
            "other_tables": .array(
                plan.tables.otherRows.sorted { $0.key < $1.key }.map { table, rows in
                    ["table": .string(table), "rows": .integer(rows), "history": .bool(isHistory(table))]
                }),
            "unknown_columns": .array(
                unknownColumns.map { ["table": .string($0.table), "column": .string($0.column)] }),
            "left_out": .array(rows(.leftOut, "reason")), "changed": .array(rows(.changed, "remark")),
        ]
        report["output"] = output.map { .string($0) }
        report["changes"] = changes.map(withoutSecrets)
        return .object(report)
    }

    /// For people.
    func text(_ ink: Ink) -> String {
        var table = TextTable([
            .init(heading: "TABLE"), .init(heading: "ROWS", isNumber: true),
            .init(heading: "TAKEN", isNumber: true), .init(heading: "LEFT OUT", isNumber: true),
            .init(heading: "DELETED", isNumber: true),
        ])
        for count in counts {
            table.add(
                [count.table] + [count.rows, count.taken, count.leftOut, count.deleted].map(String.init))
        }
        var parts = [table.text(ink)]
        parts.append(list(.leftOut, "Left out:", ink))
        parts.append(list(.changed, "Not as it was:", ink))
        parts.append(passedOver)
        if let changes { parts.append(ChangesReport(withoutSecrets(changes)).text(ink)) }
        if let output { parts.append("Written to \(output). It has secrets.\n") }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// How many rows a table had, and what became of them.
    private struct Count {
        let table: String
        let taken: Int
        let leftOut: Int
        let deleted: Int

        var rows: Int { taken + leftOut + deleted }

        var json: JSONValue {
            [
                "table": .string(table), "rows": .integer(rows), "taken": .integer(taken),
                "left_out": .integer(leftOut), "deleted": .integer(deleted),
            ]
        }
    }

    private var counts: [Count] {
        OriginalTable.allCases.filter { plan.tables.rows[$0] != nil }.map { table in
            let leftOut = plan.leftOutCount(table)
            return Count(
                table: table.rawValue, taken: plan.tables.live(table).count - leftOut, leftOut: leftOut,
                deleted: plan.tables.deletedCounts[table] ?? 0)
        }
    }

    private var unknownColumns: [(table: String, column: String)] {
        OriginalTable.allCases.flatMap { table in
            (plan.tables.unknownColumns[table] ?? []).sorted().map { (table.rawValue, $0) }
        }
    }

    private func isHistory(_ table: String) -> Bool { Self.history.contains(table) }

    private func rows(_ kind: ImportRemark.Kind, _ key: String) -> [JSONValue] {
        plan.remarks.filter { $0.kind == kind }.map { remark in
            [
                "table": .string(remark.table.rawValue), "id": .integer(remark.id),
                key: .string(remark.sentence),
            ]
        }
    }

    private func list(_ kind: ImportRemark.Kind, _ heading: String, _ ink: Ink) -> String {
        let remarks = plan.remarks.filter { $0.kind == kind }
        guard !remarks.isEmpty else { return "" }
        return remarks.reduce(into: ink.bold(heading) + "\n") { text, remark in
            text += "  \(remark.table.rawValue) \(remark.id): \(remark.sentence.withoutControls)\n"
        }
    }

    private var passedOver: String {
        var lines: [String] = []
        for isPast in [true, false] {
            let tables = plan.tables.otherRows.filter { isHistory($0.key) == isPast }.sorted {
                $0.key < $1.key
            }
            guard !tables.isEmpty else { continue }
            let list = tables.map { "\($0.key.withoutControls) (\($0.value))" }.joined(separator: ", ")
            lines.append((isPast ? "History, which stays in the original: " : "Unknown tables: ") + list)
        }
        if !unknownColumns.isEmpty {
            let list = unknownColumns.map { "\($0.table).\($0.column)".withoutControls }
            lines.append("Unknown columns: " + list.joined(separator: ", "))
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The secrets of applications are old, and nobody needs to be told them.
    private func withoutSecrets(_ changes: JSONValue) -> JSONValue {
        let lists = changes.objectValue?.members.map { name, value in
            guard let elements = value.arrayValue else { return (name: name, value: value) }
            let open = elements.map { element in
                guard var object = element.objectValue else { return element }
                object["app_secret"] = nil
                object["webhook_secrets"] = nil
                return JSONValue.object(object)
            }
            return (name: name, value: JSONValue.array(open))
        }
        return lists.map { .object(JSONObject($0)) } ?? changes
    }
}
