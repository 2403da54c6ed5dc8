import Messaging

/// Whether the disk of the state directory has room.
struct SpaceExamination {
    /// Bytes that the daemon's user may still write; nil when the system does not say.
    let freeBytes: Int?
    /// Files that may still be made; nil where there is no limit.
    let freeFiles: Int?
    /// `disk_reserve_bytes`.
    let reserve: Int
    let stateDirectory: String

    /// The journal makes a file for each segment, SQLite some for each database: few, and never none.
    private static let filesMin = 1000

    /// Looks at the disk.
    static func run(in stateDirectory: String, reserve: Int) -> SpaceExamination {
        SpaceExamination(
            freeBytes: FreeSpace.bytes(of: stateDirectory), freeFiles: FreeSpace.files(of: stateDirectory),
            reserve: reserve, stateDirectory: stateDirectory)
    }

    /// One about bytes, and one about files where those are few.
    var findings: [Finding] { [bytes] + (files.map { [$0] } ?? []) }

    private var bytes: Finding {
        guard let freeBytes else {
            return .skipped(
                .diskSpace, about: stateDirectory, "The system does not say how much is free.",
                remedy: "Check that the state directory exists and run “message-push doctor” as root.")
        }
        let sight = "\(Self.words(freeBytes)) are free, and disk_reserve_bytes keeps \(Self.words(reserve))."
        if freeBytes < reserve {
            return .fault(
                .diskSpace, about: stateDirectory, sight + " No message is accepted.",
                remedy: """
                    Free \(Self.words(2 * reserve - freeBytes)) on this disk, or lower disk_reserve_bytes \
                    and restart the daemon.
                    """)
        }
        if freeBytes < 2 * reserve {
            return .warning(
                .diskSpace, about: stateDirectory, sight + " Soon no message will be accepted.",
                remedy: "Free space on this disk, or lower retention_days, before less than that is left.")
        }
        return .good(.diskSpace, about: stateDirectory, sight)
    }

    private var files: Finding? {
        guard let freeFiles, freeFiles < Self.filesMin else { return nil }
        let sight = "Only \(freeFiles) files can still be made, however many bytes are free."
        let remedy = "Delete small files that nobody needs on this disk; “df -i” shows how many there are."
        return freeFiles == 0
            ? .fault(.diskSpace, about: stateDirectory, sight, remedy: remedy)
            : .warning(.diskSpace, about: stateDirectory, sight, remedy: remedy)
    }

    private static func words(_ bytes: Int) -> String {
        for (shift, name) in [(40, "TiB"), (30, "GiB"), (20, "MiB"), (10, "KiB")] where bytes >= 1 << shift {
            let tenths = bytes / ((1 << shift) / 10)
            return "\(tenths / 10).\(tenths % 10) \(name)"
        }
        return "\(bytes) bytes"
    }
}
