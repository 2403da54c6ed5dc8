import Archive
import Messaging
import Policy
import Testing

@testable import Metering

@Suite struct `The status of the house` {
    private static let now = Timestamp(seconds: 1_800_000_000)

    private static func account(
        _ name: String = "main", isEnabled: Bool = true, isPaused: Bool = false, isResting: Bool = false
    ) -> AccountStanding {
        let change = BreakerChanged(
            account: AccountID(7), at: now, state: .open, until: now + .seconds(30), openings: 1,
            reason: "3 calls in a row failed.")
        let breaker = isResting ? CircuitBreaker(restored: change) : CircuitBreaker()
        return AccountStanding(
            Account(
                id: AccountID(7), name: name, provider: "smtp", configuration: [:], isEnabled: isEnabled,
                concurrencyMax: 8, version: 1, isPaused: isPaused),
            AccountWindow(limit: 8, breaker: breaker), change: isResting ? change : nil, at: now)
    }

    private func status(
        hold: Hold? = nil, drain: Hold? = nil, isTakingWork: Bool = true, free: Int = 1000, lag: Int = 0,
        _ accounts: [AccountStanding] = [account()]
    ) -> HouseStatus {
        var machine = MachineReading(version: "1.2.3", startedAt: Self.now, diskReserveBytes: 100)
        machine.diskFreeBytes = free
        return HouseStatus(
            at: Self.now, machine: machine, hold: hold, drain: drain, isTakingWork: isTakingWork,
            lagBytes: lag, lagBytesMax: 50, lanes: Lane.allCases.map { LaneStatus($0) }, held: 0,
            accounts: accounts, rates: [], alerts: [])
    }

    @Test func `is well where nothing keeps it from its work`() {
        let status = status()
        #expect(status.troubles.isEmpty)
        #expect(status.json["health"]?["state"] == "ok")
        #expect(status.json["queue"]?["lanes"]?.arrayValue?.count == 3)
        #expect(self.status([]).troubles.isEmpty)
        #expect(self.status([Self.account(isPaused: true), Self.account()]).troubles.isEmpty)
    }

    @Test func `names what keeps it from its work, the worst first`() throws {
        let drain = Hold(.draining, since: Self.now)
        let status = status(
            hold: Hold(.paused, since: Self.now), drain: drain, isTakingWork: false,
            [Self.account(isResting: true), Self.account("spare")])
        #expect(status.troubles.map(\.kind) == [.held, .draining, .account])
        #expect(status.troubles.map(\.level) == [.critical, .warning, .warning])
        #expect(
            try #require(status.troubles.last).sentence.hasPrefix("Account main rests until")
                && status.troubles[2].sentence.hasSuffix("3 calls in a row failed."))
        #expect(status.json["health"]?["state"] == "critical")
    }

    @Test func `knows a full disk from tables that are behind`() {
        #expect(status(isTakingWork: false, free: 50).troubles.map(\.kind) == [.disk])
        // Once it was full, twice the reserve must be free.
        #expect(status(isTakingWork: false, free: 150).troubles.map(\.kind) == [.disk])
        #expect(status(isTakingWork: false, lag: 51).troubles.map(\.kind) == [.lag])
    }

    @Test func `is critical where no account can be used`() {
        let troubles = status([Self.account(isPaused: true), Self.account(isResting: true)]).troubles
        #expect(troubles.map(\.kind) == [.noAccount, .account])
        // Nobody wants one to be used.
        #expect(status([Self.account(isEnabled: false)]).troubles.isEmpty)
    }
}
