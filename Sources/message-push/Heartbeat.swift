import Logging
import Messaging
import ServiceLifecycle
import Systemd

/// Tells systemd that the daemon is well, and how its queue is: the watchdog (`WatchdogSec=` in the unit) and
/// the line that `systemctl status` shows.
struct Heartbeat: Service {
    let health: Health
    let condition: QueueCondition
    let logger: Logger

    /// How often the line is renewed; seldom enough to cost nothing, often enough to be true.
    private static let pause = Duration.seconds(10)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                group.addTask { await feedWatchdog() }
                group.addTask { await renewStatus() }
            }
        }
    }

    private func feedWatchdog() async {
        guard let watchdog = Watchdog.requested(readiness: Readiness()) else { return }
        await watchdog.run {
            let isWell = await health.isWell()
            if !isWell {
                logger.error(
                    "the daemon has work and does not get on; systemd will restart it",
                    metadata: [LogKind.key: "\(LogKind.stuck)"])
            }
            return isWell
        }
    }

    private func renewStatus() async {
        var speed = Speed()
        while !Task.isCancelled {
            let began = ContinuousClock.now
            do {
                let queue = try await condition.look()
                Readiness().status(queue.line(perSecond: speed.measure(queue.sent, at: began)))
            } catch {
                Readiness().status("The queue cannot be read: \(error)")
            }
            do {
                try await Task.sleep(for: Self.pause)
            } catch {
                return
            }
        }
    }

    /// How fast a number grows.
    private struct Speed {
        private var last: (number: Int, at: ContinuousClock.Instant)?

        mutating func measure(_ number: Int, at moment: ContinuousClock.Instant) -> Double {
            defer { last = (number, moment) }
            guard let last, moment > last.at else { return 0 }
            return max(0, Double(number - last.number) / ((moment - last.at) / .seconds(1)))
        }
    }
}
