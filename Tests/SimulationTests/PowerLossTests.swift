import Messaging
import TestSupport
import Testing

@Suite struct `A house that loses power` {
    @Test(arguments: [SimulatedCatalog.code, SimulatedCatalog.alert, SimulatedCatalog.notice].map(\.id))
    func `keeps its promises whichever step the power failed at`(channel: ChannelID) throws {
        let ledgers = try Ledgers()
        let requests = [
            PlannedRequest(
                at: .zero, application: SimulatedCatalog.applications[0].id, channel: channel, receivers: 2)
        ]
        let whole = Scenario(seed: 1, requests: requests, weather: Weather(), cuts: [])
        try ledgers.clear()
        let world = World(whole, ledgers: ledgers)
        world.run()
        try #require(world.steps > 50)
        for step in 1...world.steps {
            var cut = whole
            cut.cuts = [step]
            try Simulation.run(cut, ledgers: ledgers)
        }
    }

    @Test func `sends a code at most once, though the power fails again and again`() throws {
        let ledgers = try Ledgers()
        for seed in 0..<40 as Range<UInt64> {
            let requests = [
                PlannedRequest(
                    at: .zero, application: SimulatedCatalog.applications[0].id,
                    channel: SimulatedCatalog.code.id, receivers: 3)
            ]
            var dice = Dice(seed: seed)
            let cuts = (0..<6).map { _ in Int.random(in: 20...150, using: &dice) }
            try Simulation.run(
                Scenario(seed: seed, requests: requests, weather: Weather(), cuts: cuts), ledgers: ledgers)
        }
    }
}
