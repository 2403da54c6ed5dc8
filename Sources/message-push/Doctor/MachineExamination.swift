import Glibc
import Messaging
import Systemd

/// What the command line sees of the machine better than the daemon, which is locked in a sandbox: the clock,
/// systemd's units and the system's journal.
struct MachineExamination: Sendable {
    /// Where the daemon is asked. Another socket than the usual one belongs to a daemon of no unit.
    let socket: String

    /// There where systemd runs the machine (sd_booted(3)).
    private static let systemdFolder = "/run/systemd/system"
    private static let journalFolder = "/var/log/journal"

    /// Looks at everything. Blocks.
    func findings() -> [Finding] {
        [Self.clock(mayBeOff: ClockError.most)] + systemd
    }

    private var systemd: [Finding] {
        guard Self.exists(Self.systemdFolder) else {
            return [
                .skipped(
                    .systemd, "systemd does not run this machine.",
                    remedy: "Have something else restart the daemon when it ends, and keep its log.")
            ]
        }
        let journal = Self.journald(isPersistent: Self.exists(Self.journalFolder))
        guard socket == ControlSocket.usual else {
            return [
                .skipped(
                    .systemd, "The daemon at \(socket) is not the one of message-push.service.",
                    remedy: "Leave out --socket to look at that one."), journal,
            ]
        }
        return UnitExamination.findings() + [journal]
    }

    /// What it means that the clock may be off by so much; nil where nobody says.
    static func clock(mayBeOff most: Duration?) -> Finding {
        guard let most else {
            return .skipped(
                .clock, "The kernel does not say whether the clock is right.",
                remedy: "Look with “timedatectl” on the machine itself.")
        }
        guard most < ClockError.unheld else {
            return .warning(
                .clock, "No time server holds the clock.",
                remedy: """
                    Install systemd-timesyncd or chrony, and look with “timedatectl”: signatures of \
                    applications are refused, and messages come at a wrong time, when the clock is wrong.
                    """)
        }
        return .good(.clock, "It is held by a time server, and off by \(most.milliseconds) ms at most.")
    }

    /// What it means whether the system's journal outlives a restart of the machine.
    static func journald(isPersistent: Bool) -> Finding {
        guard !isPersistent else {
            return .good(.journald, "The system's journal is kept in \(journalFolder).")
        }
        return .warning(
            .journald,
            "The system's journal is lost when the machine restarts: there is no \(journalFolder).",
            remedy: "Run “mkdir -p \(journalFolder) && journalctl --flush” to keep it.")
    }

    private static func exists(_ path: String) -> Bool {
        Descriptor.refusal(of: F_OK, at: path) == nil
    }
}
