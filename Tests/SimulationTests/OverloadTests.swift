import Intake
import Journal
import Messaging
import Outbound
import Policy
import TestSupport
import Testing

@Suite struct `A house with more work than it can hold` {
    private static func crowd(seed: UInt64) -> Scenario {
        let applications = SimulatedCatalog.applications.map(\.id)
        // Three campaigns at once, on two accounts, while codes and notices come in.
        let campaigns = applications.map { application in
            PlannedRequest(
                at: .zero, application: application, channel: SimulatedCatalog.marketing.id, receivers: 30)
        }
        let others = (1...4).flatMap { number in
            [SimulatedCatalog.code, SimulatedCatalog.notice].map { channel in
                PlannedRequest(
                    at: .seconds(number * 2), application: applications[0], channel: channel.id, receivers: 1)
            }
        }
        var scenario = Scenario(seed: seed, requests: campaigns + others, weather: Weather(), cuts: [])
        scenario.weather.endsAfter = .zero
        scenario.stallsPerThousand = 0
        scenario.journal.journalBytesMax = 1 << 20
        scenario.intake = IntakeLimits()
        return scenario
    }

    @Test(arguments: 0..<2 as Range<UInt64>)
    func `lets the urgent overtake and every line move`(seed: UInt64) throws {
        let ledgers = try Ledgers()
        let world = World(Self.crowd(seed: seed), ledgers: ledgers)
        world.run()
        #expect(world.record.violations == [])
        let starts = world.history.events.compactMap { event -> AttemptStarted? in
            if case .attemptStarted(let started) = event { started } else { nil }
        }
        try #require(starts.count >= 98)
        for (id, model) in world.history.deliveries where model.message.messageClass == .code {
            let first = try #require(starts.first { $0.attempt.delivery == id })
            #expect(first.at - model.message.acceptedAt <= .milliseconds(500), "an urgent one had to wait")
        }
        // Of the first thirty attempts of the campaigns every application has its part.
        let campaign = starts.compactMap { world.history.delivery($0.attempt.delivery)?.message }
            .filter { $0.messageClass == .marketing }.prefix(30)
        let parts = Dictionary(grouping: campaign, by: \.application).mapValues(\.count)
        #expect(parts.count == 3 && parts.values.allSatisfy { $0 >= 5 }, "\(parts)")
    }

    @Test(arguments: 0..<2 as Range<UInt64>)
    func `keeps no more in memory than its limits say`(seed: UInt64) throws {
        var scenario = Self.crowd(seed: seed)
        scenario.outbound.schedule = ScheduleLimits(active: 20, activePerLine: 16, horizon: .seconds(20))
        scenario.cuts = [400]
        try Simulation.run(scenario, ledgers: Ledgers())
    }
}
