import Archive
import Messaging

/// Backups and restores, for people.
enum BackupReport {
    /// The tables that people know, and what one row of each is called.
    private static let things: [(table: String, singular: String)] = [
        ("messages", "message"), ("deliveries", "delivery"), ("attempts", "attempt"),
        ("applications", "application"), ("accounts", "account"), ("channels", "channel"),
    ]

    /// What was made, where it lies, and what must be kept beside it.
    static func made(_ made: JSONValue, took: Duration) -> String {
        let manifest = made["manifest"] ?? .null
        let key =
            made["with_key"]?.boolValue == true
            ? "The master key is in it: keep the backup as secret as the key."
            : """
            The master key is not in it. Keep a copy of \(made.cell("key_file")) elsewhere: without it the \
            secrets in the backup cannot be read.
            """
        return """
            Backup made and verified in \(RelativeTime.duration(took)): \(made.cell("directory"))
            \(contents(of: manifest))\(key)

            """
    }

    /// What was restored, and what is to be done now.
    static func restored(_ restored: RestoredState, to directory: String) -> String {
        let manifest = restored.manifest
        var lines = [
            "Restored the backup of \(manifest.madeAt) (message-push \(manifest.program)): \(directory)",
            contents(of: manifest.json) + key(of: restored),
        ]
        if let aside = restored.aside { lines.append("What was there before lies in \(aside).") }
        lines.append(
            restored.isHeld
                ? """
                The queue is HELD: after the start nothing is sent. What waits may have been sent by the old \
                machine since the backup. Start the daemon, look ("message-push messages --state waiting"), \
                and then: message-push queue resume
                """
                : "The queue is not held: what waits is sent as soon as the daemon starts.")
        return lines.map { $0 + "\n" }.joined()
    }

    /// The same for programs.
    static func json(_ restored: RestoredState, to directory: String) -> JSONValue {
        [
            "state_directory": .string(directory), "key": .string(restored.key.rawValue),
            "replaced": restored.aside.map { .string($0) } ?? .null, "held": .bool(restored.isHeld),
            "manifest": restored.manifest.json,
        ]
    }

    /// `1.5 GiB`, `12 KiB`: what is left of a unit is cut.
    static func size(_ bytes: Int64) -> String {
        let units: [(size: Int64, name: String)] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")]
        guard let unit = units.first(where: { bytes >= $0.size }) else { return "\(bytes) bytes" }
        return "\(bytes / unit.size).\(bytes % unit.size * 10 / unit.size) \(unit.name)"
    }

    private static func key(of restored: RestoredState) -> String {
        switch restored.key {
        case .restored: "The master key was in the backup and is in its place."
        case .kept: "The master key that was there is the right one and stayed."
        case .elsewhere:
            """
            The master key was not in the backup: see that master_key_file or systemd's credential has the \
            old one before you start.
            """
        }
    }

    private static func contents(of manifest: JSONValue) -> String {
        var table = TextTable([
            .init(heading: "FILE"), .init(heading: "SIZE", isNumber: true), .init(heading: "HOLDS"),
        ])
        for file in manifest["files"]?.arrayValue ?? [] {
            let rows = file["rows"] ?? .null
            let counts = things.filter { rows[$0.table] != nil }.map { thing in
                "\(rows.count(thing.table)) \(rows[thing.table] == 1 ? thing.singular : thing.table)"
            }
            table.add([
                file.cell("name"), size(file["bytes"]?.intValue ?? 0), counts.joined(separator: ", "),
            ])
        }
        return table.text(.none)
    }
}
