import FoundationEssentials
import Logging
import Messaging
import ServiceLifecycle
import Systemd
import UnixSignals

/// Reads the settings again on SIGHUP. Those that are faulty change nothing. The level of the log changes at
/// once; what else changed is named, and holds from the next start, which refuses no client: systemd keeps
/// the sockets.
struct Reload: Service {
    /// The file that was named on the command line, if one was.
    let path: String?
    let threshold: LogThreshold
    let logger: Logger

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let started = SettingsReading(path: path, environment: environment)
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            Readiness().reloading()
            reload(since: started, environment)
            Readiness().ready()
        }
    }

    private func reload(since started: SettingsReading, _ environment: [String: String]) {
        let reading = SettingsReading(path: path, environment: environment)
        do {
            threshold.level = try Settings.checked(reading, environment: environment).logLevel
        } catch {
            return logger.error(
                "the settings are faulty; what held before still holds",
                metadata: ["reason": "\(error)", LogKind.key: "\(LogKind.settingsFaulty)"])
        }
        let later = Self.waitingForStart(from: started, to: reading)
        if later.isEmpty {
            logger.notice(
                "the settings were read again", metadata: [LogKind.key: "\(LogKind.settingsRead)"])
        } else {
            logger.warning(
                "the settings were read again; some hold from the next start",
                metadata: [
                    "keys": "\(later.joined(separator: ", "))",
                    LogKind.key: "\(LogKind.settingsRead)",
                ])
        }
    }

    /// Keys whose values differ and are looked at only when the daemon starts.
    static func waitingForStart(from started: SettingsReading, to reading: SettingsReading) -> [String] {
        SettingKey.all.filter { $0 != .logLevel && started.value($0) != reading.value($0) }.map(\.name)
    }
}
