import FoundationEssentials
import Glibc
package import Logging

/// Where log lines go.
package enum LogDestination: Sendable, Equatable {
    /// Structured entries to the system's journal, for a daemon that systemd started.
    case journald

    /// Plain lines to standard error, for a person at a terminal, a container or a file.
    case console(isColoured: Bool)

    /// What suits this process: journald exactly if standard error is the stream systemd connected
    /// to the journal, which `JOURNAL_STREAM` names by device and inode. A daemon started by hand
    /// from a service's shell inherits the variable, but not the stream.
    ///
    /// Colour wants a terminal, and no `NO_COLOR` in the environment (https://no-color.org: set and
    /// not empty).
    ///
    /// - SeeAlso: `$JOURNAL_STREAM` in systemd.exec(5).
    package static func detected(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> LogDestination {
        var status = stat()
        // Safe: the kernel fills `status`, which outlives the call.
        if unsafe fstat(STDERR_FILENO, &status) == 0,
            environment["JOURNAL_STREAM"] == "\(status.st_dev):\(status.st_ino)"
        {
            return .journald
        }
        let isColoured = isatty(STDERR_FILENO) == 1 && environment["NO_COLOR", default: ""].isEmpty
        return .console(isColoured: isColoured)
    }

    /// A handler that logs here everything from `level` upwards: what `LoggingSystem.bootstrap` wants.
    package func handler(
        level: Logger.Level, metadataProvider: Logger.MetadataProvider? = nil
    ) -> any LogHandler {
        switch self {
        case .journald:
            JournaldLogHandler(level: level, metadataProvider: metadataProvider)
        case .console(let isColoured):
            ConsoleLogHandler(
                level: level, metadataProvider: metadataProvider, isColoured: isColoured)
        }
    }
}
