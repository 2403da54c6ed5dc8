import Glibc
import Testing

@testable import Systemd

@Suite struct `The watchdog` {
    /// When systemd was told, in time since the start.
    private func pets(sleeps: Int, isHealthy: @Sendable (Duration) -> Bool) async -> [Duration] {
        let clock = ScriptedClock(sleeps: sleeps)
        let pets = Recorder<Duration>()
        let readiness = Readiness { text in
            #expect(text == "WATCHDOG=1")
            pets.record(clock.now.sinceStart)
            return true
        }
        let watchdog = Watchdog(interval: .seconds(30), readiness: readiness)
        await watchdog.run(clock: clock) { isHealthy(clock.now.sinceStart) }
        return pets.all
    }

    @Test func `is told at once and at each half of its interval`() async {
        let pets = await pets(sleeps: 3) { _ in true }
        #expect(pets == [.zero, .seconds(15), .seconds(30), .seconds(45)])
    }

    @Test func `is not told while the daemon is unwell, and is told again when it recovers`() async {
        let pets = await pets(sleeps: 4) { $0 < .seconds(10) || $0 > .seconds(50) }
        #expect(pets == [.zero, .seconds(60)])
    }

    @Test func `leaves when its task is cancelled`() async {
        let watchdog = Watchdog(interval: .seconds(3_600), readiness: Readiness { _ in true })
        await withTaskGroup { group in
            group.addTask { await watchdog.run { true } }
            group.cancelAll()
        }
    }

    @Test func `is there when systemd asks for it`() async {
        await #expect(processExitsWith: .success) {
            ProcessEnvironment.set("WATCHDOG_USEC", "30000000")
            ProcessEnvironment.set("WATCHDOG_PID", "\(getpid())")
            exit(Watchdog.requested(readiness: Readiness())?.interval == .seconds(30) ? 0 : 1)
        }
    }

    @Test(arguments: ["0", "soon", nil])
    func `is not there otherwise`(microseconds: String?) async {
        await #expect(processExitsWith: .success) { [microseconds] in
            ProcessEnvironment.set("WATCHDOG_PID", nil)
            ProcessEnvironment.set("WATCHDOG_USEC", microseconds)
            exit(Watchdog.requested(readiness: Readiness()) == nil ? 0 : 1)
        }
    }
}
