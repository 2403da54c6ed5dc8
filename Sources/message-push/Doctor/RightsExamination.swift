import Glibc
import Messaging

/// Whether the state belongs to one user and is closed to all others.
struct RightsExamination: Sendable {
    let stateDirectory: String
    let keyFile: String
    /// To whom the state must belong; nil where that is whoever owns the state directory.
    let owner: UInt32?

    private static let names = [
        "lock", "journal", "ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm", "catalog.sqlite",
        "catalog.sqlite-wal", "catalog.sqlite-shm", "sandbox.jsonl",
    ]
    /// All of others' rights, and writing by the group: whoever may back the state up may be in that.
    private static let forbidden: UInt32 = 0o027
    /// The key in the state directory is for its owner alone.
    private static let forbiddenForKey: UInt32 = 0o077

    /// One finding where all is well, else one for each file that is not.
    func findings() -> [Finding] {
        let folder: FileRights
        do {
            folder = try FileRights(of: stateDirectory)
        } catch {
            return [Self.unseen(stateDirectory, error)]
        }
        let owner = owner ?? folder.owner
        var looked = 1
        var findings = judge(stateDirectory, folder, owner: owner, forbidden: Self.forbidden)
        for path in Self.names.map({ stateDirectory + "/" + $0 }) + [keyFile] {
            do {
                let rights = try FileRights(of: path)
                findings += judge(path, rights, owner: owner, forbidden: forbidden(for: path))
                looked += 1
            } catch {
                guard error.errno != ENOENT else { continue }
                return findings + [Self.unseen(path, error)]
            }
        }
        guard findings.isEmpty else { return findings }
        let sight = "\(looked) files and folders belong to user \(owner) and are closed to others."
        return [.good(.permissions, about: stateDirectory, sight)]
    }

    private func forbidden(for path: String) -> UInt32 {
        // systemd gives credentials to a service by an access list, whose mask looks like the group's rights.
        path == keyFile && isOurs(path) ? Self.forbiddenForKey : Self.forbidden
    }

    private func isOurs(_ path: String) -> Bool { path.hasPrefix(stateDirectory + "/") }

    private func judge(
        _ path: String, _ rights: FileRights, owner: UInt32, forbidden: UInt32
    ) -> [Finding] {
        var findings: [Finding] = []
        if rights.mode & forbidden != 0 {
            findings.append(
                .fault(
                    .permissions, about: path,
                    "Its mode is \(rights.octal): others than its owner may use it.",
                    remedy: "Close it with “chmod go= \(path)”: it holds messages or secrets."))
        }
        if rights.owner != owner, path == stateDirectory || isOurs(path) {
            findings.append(
                .fault(
                    .permissions, about: path, "It belongs to user \(rights.owner), not to user \(owner).",
                    remedy: """
                        Give it back with “chown --recursive \(owner) \(stateDirectory)”; a daemon that ran \
                        as another user made it.
                        """))
        }
        return findings
    }

    private static func unseen(_ path: String, _ failure: SystemFailure) -> Finding {
        switch failure.errno {
        case EACCES, EPERM:
            .skipped(
                .permissions, about: path, "This user may not look at it.",
                remedy: "Run “message-push doctor” as root.")
        case ENOENT:
            .skipped(
                .permissions, about: path, "It does not exist yet.",
                remedy: "Start the daemon, which makes it, or correct state_directory.")
        default:
            .fault(
                .permissions, about: path, "The system refuses to show it: \(failure).",
                remedy: "Check the disk and the system's log.")
        }
    }
}
