import Glibc
import Messaging
import Systemd

/// What the daemon knows of how it was started.
struct ProcessExamination: Sendable {
    /// How many files it may have open.
    let openFilesMax: Int
    /// How many it needs when all it is allowed to have is there.
    let openFilesNeeded: Int
    /// Whether systemd started it.
    let isUnderSystemd: Bool
    /// Whether systemd holds its sockets.
    let hasInheritedSockets: Bool
    /// Whether systemd restarts it when it hangs.
    let hasWatchdog: Bool

    /// Databases, the journal, the log, and what runs the event loops.
    private static let otherFiles = 100

    /// Looks at this process.
    init(settings: Settings, hasInheritedSockets: Bool, environment: [String: String]) {
        self.init(
            openFilesMax: sysconf(Int32(_SC_OPEN_MAX)),
            openFilesNeeded: settings.connectionsMax + settings.attemptsInFlightMax + Self.otherFiles,
            isUnderSystemd: environment["NOTIFY_SOCKET"] != nil, hasInheritedSockets: hasInheritedSockets,
            hasWatchdog: Watchdog.requested(readiness: Readiness()) != nil)
    }

    /// A process made by hand.
    init(
        openFilesMax: Int, openFilesNeeded: Int, isUnderSystemd: Bool, hasInheritedSockets: Bool,
        hasWatchdog: Bool
    ) {
        self.openFilesMax = openFilesMax
        self.openFilesNeeded = openFilesNeeded
        self.isUnderSystemd = isUnderSystemd
        self.hasInheritedSockets = hasInheritedSockets
        self.hasWatchdog = hasWatchdog
    }

    /// One about files, and those about systemd.
    var findings: [Finding] { [openFiles] + systemd }

    private var openFiles: Finding {
        let sight = "\(openFilesMax) may be open, and \(openFilesNeeded) are needed at most."
        guard openFilesMax < openFilesNeeded else { return .good(.openFiles, sight) }
        return .warning(
            .openFiles, sight,
            remedy: "Raise LimitNOFILE of message-push.service, or lower connections_max.")
    }

    private var systemd: [Finding] {
        guard isUnderSystemd else {
            return [
                .skipped(
                    .systemd, about: "process", "The daemon was not started by systemd.",
                    remedy: """
                        Start it with “systemctl start message-push”, so that it is restarted when it \
                        fails and no client is refused meanwhile.
                        """)
            ]
        }
        var findings: [Finding] = []
        if !hasInheritedSockets {
            findings.append(
                .warning(
                    .systemd, about: "process", "The daemon opened its sockets itself.",
                    remedy: """
                        Run “systemctl enable --now message-push.socket message-push-control.socket” and \
                        restart the daemon: clients are refused while it restarts.
                        """))
        }
        if !hasWatchdog {
            findings.append(
                .warning(
                    .systemd, about: "process", "Nobody restarts the daemon when it hangs.",
                    remedy: "Set WatchdogSec=2min in message-push.service."))
        }
        guard findings.isEmpty else { return findings }
        return [.good(.systemd, about: "process", "systemd holds the sockets and watches the daemon.")]
    }
}
