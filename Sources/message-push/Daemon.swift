import API
import CMalloc
import Catalog
import Console
import Glibc
import Intake
import Ledger
import Logging
import Messaging
import Outbound
import ServiceLifecycle
import Systemd
import UnixSignals
import Web

/// The daemon: opens what is kept, lets the services run, and closes everything in order.
enum Daemon {
    /// Runs until SIGTERM or SIGINT, or until something fails that only a new start can mend.
    ///
    /// - Parameter path: the settings' file, if the command line names one; SIGHUP has it read again.
    /// - Throws: what kept it from starting, or made it stop; ``ExitCode`` has a number for each.
    static func run(settings: Settings, path: String?) async throws -> ExitCode {
        // Databases hold secrets and messages; what others may open says so itself.
        umask(0o077)
        keepMemorySmall()
        // A terminal that closes is no reason to stop, nor is a reload before there is anything to reload.
        signal(SIGHUP, SIG_IGN)
        let sockets = try InheritedSockets.take()
        let destination = LogDestination.detected()
        let threshold = LogThreshold(settings.logLevel)
        LoggingSystem.bootstrap { _ in
            AdjustableLogHandler(destination.handler(level: settings.logLevel), threshold: threshold)
        }
        let logger = Logger(label: "message-push")
        let house = try await House(settings: settings, settingsFile: path, logger: logger)
        let listeners = try house.listeners(on: sockets)
        let reload = Reload(path: path, threshold: threshold, logger: logger)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: (house.services + [reload] + listeners).map {
                    .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
                },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        do {
            try await group.run()
        } catch {
            await house.close()
            throw error
        }
        await house.close()
        logger.notice("stopped", metadata: [LogKind.key: "\(LogKind.stopped)"])
        return .success
    }

    /// Keeps memory that a burst needed from staying with the process for ever: glibc raises its thresholds
    /// with each large block, and gives every thread an arena (mallopt(3)). A million scheduled messages take
    /// a third of the memory this way.
    private static func keepMemorySmall() {
        mallopt(M_MMAP_THRESHOLD, 1 << 20)
        mallopt(M_TRIM_THRESHOLD, 1 << 20)
        mallopt(M_ARENA_MAX, 2)
    }
}
