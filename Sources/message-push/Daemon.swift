import API
import Catalog
import Console
import Glibc
import Intake
import Ledger
import Logging
import Outbound
import ServiceLifecycle
import Systemd
import UnixSignals
import Web

/// The daemon: opens what is kept, lets the services run, and closes everything in order.
enum Daemon {
    /// Runs until SIGTERM or SIGINT, or until something fails that only a new start can mend.
    ///
    /// - Throws: what kept it from starting, or made it stop; ``ExitCode`` has a number for each.
    static func run(settings: Settings) async throws -> ExitCode {
        // Databases hold secrets and messages; what others may open says so itself.
        umask(0o077)
        // A terminal that closes is no reason to stop.
        signal(SIGHUP, SIG_IGN)
        let sockets = try InheritedSockets.take()
        let destination = LogDestination.detected()
        LoggingSystem.bootstrap { _ in destination.handler(level: settings.logLevel) }
        let logger = Logger(label: "message-push")
        let house = try await House(settings: settings, logger: logger)
        let listeners = try house.listeners(on: sockets)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: (house.services + listeners).map {
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
        logger.notice("stopped")
        return .success
    }
}
