import Glibc
import Journal
import Messaging

/// What whoever may read the state can look at: the daemon for itself, and the command line where none runs.
/// Every look may block.
struct LocalExamination: Sendable {
    /// The settings' file, if one was named.
    let settingsFile: String?
    let environment: [String: String]
    /// The daemon that looks at itself; nil for the command line.
    let running: Running?

    /// What a daemon runs with.
    struct Running: Sendable {
        let settings: Settings
        /// Where each setting came from.
        let reading: SettingsReading
    }

    /// Looks at everything; takes some seconds on a slow disk.
    func findings() -> [Finding] {
        let reading = SettingsReading(path: settingsFile, environment: environment)
        let written = Settings(reading, environment: environment)
        let settings = running?.settings ?? written
        let state = settings.stateDirectory
        return SettingsExamination(
            reading: reading, faults: reading.faults + written.contradictions(in: reading),
            started: running?.reading
        ).findings()
            + [KeyExamination(settings: settings, isRunning: running != nil).finding()]
            + RightsExamination(
                stateDirectory: state, keyFile: settings.masterKeyFile,
                owner: running == nil ? nil : geteuid()
            ).findings()
            + [latency(of: state)]
            + SpaceExamination.run(in: state, reserve: settings.diskReserveBytes).findings
            + LibraryExamination.findings()
    }

    private func latency(of state: String) -> Finding {
        do throws(JournalError) {
            return try SyncTrial.run(in: state).finding
        } catch {
            switch error.errno {
            case EACCES, EPERM:
                return .skipped(
                    .diskLatency, "This user may not write to \(error.path).",
                    remedy: "Run “message-push doctor” as root.")
            case ENOENT:
                return .skipped(
                    .diskLatency, "There is no journal in \(state) yet.",
                    remedy: "Start the daemon, which makes it.")
            default:
                return .fault(
                    .diskLatency, "Nothing can be made durable: \(error)",
                    remedy: "Check the disk and the system's log.")
            }
        }
    }
}
