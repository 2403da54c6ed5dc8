import Intake
import Logging
import Messaging
import ServiceLifecycle

/// Looks at the disk once a second and lets no new work in while it is nearly full, so that there is room to
/// finish what was accepted. Work comes in again once twice the reserve is free.
struct DiskWatch: Service {
    let directory: String
    let reserve: Int
    let admission: Admission
    let alerts: AlertWatch
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown { await watch() }
    }

    private func watch() async {
        var isLow = false
        while !Task.isCancelled {
            if let free = FreeSpace.bytes(of: directory) {
                let wasLow = isLow
                isLow = free < (wasLow ? 2 * reserve : reserve)
                if isLow != wasLow { tell(isLow, free: free) }
            }
            do {
                try await Task.sleep(for: .seconds(1))
            } catch {
                return
            }
        }
    }

    private func tell(_ isLow: Bool, free: Int) {
        admission.setDiskLow(isLow)
        alerts.setDiskLow(isLow)
        if isLow {
            logger.error(
                "the disk is nearly full; no message is accepted",
                metadata: [
                    "directory": "\(directory)", "free_bytes": "\(free)", "reserve_bytes": "\(reserve)",
                    LogKind.key: "\(LogKind.diskLow)",
                ])
        } else {
            logger.notice(
                "the disk has room again",
                metadata: ["free_bytes": "\(free)", LogKind.key: "\(LogKind.diskRecovered)"])
        }
    }
}
