import Glibc
import Messaging

/// Whether the key that seals secrets can be read, now and at the next start.
struct KeyExamination {
    let settings: Settings
    /// Whether a daemon runs with these settings: then the key must be there.
    let isRunning: Bool

    /// Where message-push-setup.service and operators put it for systemd.
    private static let credentials = [
        "/etc/credstore.encrypted/message-push.master-key", "/etc/credstore/message-push.master-key",
    ]

    /// Reads the key, and forgets it.
    func finding() -> Finding {
        let path = settings.masterKeyFile
        do {
            try MasterKey.check(path)
            return .good(.masterKey, about: path, "It can be read.")
        } catch FileContentsError.missing {
            return missing(path)
        } catch FileContentsError.notPermitted {
            return .skipped(
                .masterKey, about: path, "This user may not read it.",
                remedy: "Run “message-push doctor” as root.")
        } catch {
            return .fault(
                .masterKey, about: path, "\(error)",
                remedy: """
                    Restore the key from your backup: without it no secret in the catalog can be read, and \
                    the daemon does not start.
                    """)
        }
    }

    private func missing(_ path: String) -> Finding {
        if !isRunning, settings.makesMasterKey {
            for credential in Self.credentials {
                switch Descriptor.refusal(of: F_OK, at: credential)?.errno {
                case nil: return .good(.masterKey, about: credential, "systemd gives it to the daemon.")
                case EACCES:
                    return .skipped(
                        .masterKey, about: credential, "This user may not look whether it is there.",
                        remedy: "Run “message-push doctor” as root.")
                default: continue
                }
            }
            guard FileContents.canRead(settings.stateDirectory + "/catalog.sqlite") else {
                return .skipped(
                    .masterKey, about: path, "There is none yet.",
                    remedy: "Start the daemon, which makes one.")
            }
        }
        return .fault(
            .masterKey, about: path, "It is not there, and the catalog's secrets are sealed with it.",
            remedy: "Restore the key from your backup before the daemon is started the next time.")
    }
}
