import Messaging
import TestSupport
import Testing

@Suite struct `A house whose providers are in trouble` {
    private static func scenario(
        seed: UInt64, channel: ChannelID, trouble: Outcome?, endsAfter: Duration
    ) -> Scenario {
        let requests = (0..<4).map { number in
            PlannedRequest(
                at: .seconds(number), application: SimulatedCatalog.applications[number % 3].id,
                channel: channel,
                receivers: 2)
        }
        var weather = Weather()
        for account in SimulatedCatalog.accounts { weather.trouble[account.id] = 100 }
        weather.troubles = [trouble]
        weather.endsAfter = endsAfter
        weather.receiptsPerHundred = 100
        return Scenario(seed: seed, requests: requests, weather: weather, cuts: [])
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `delivers everything once they have recovered`(seed: UInt64) throws {
        let ledgers = try Ledgers()
        let world = World(
            Self.scenario(
                seed: seed, channel: SimulatedCatalog.notice.id, trouble: .deferred(.transient),
                endsAfter: .seconds(6)), ledgers: ledgers)
        world.run()
        #expect(world.record.violations == [])
        // A provider may still report that a message that it had taken did not arrive.
        #expect(
            world.history.deliveries.allSatisfy {
                !world.record.arrivals(of: $0.id).isEmpty || $0.model.state == .failed
            })
        #expect(world.history.deliveries.count == 8)
        #expect(world.history.deliveries.contains { $0.model.attempts > 1 })
    }

    @Test func `repeats an alert that nobody answered for, and a code only if its provider never had it`()
        throws
    {
        for channel in [SimulatedCatalog.alert, SimulatedCatalog.code] {
            let world = World(
                Self.scenario(seed: 3, channel: channel.id, trouble: nil, endsAfter: .seconds(60)),
                ledgers: try Ledgers())
            world.run()
            #expect(world.record.violations == [])
            #expect(world.history.deliveries.contains { $0.model.attempts > 1 })
            guard channel.messageClass == .code else { continue }
            #expect(world.history.deliveries.allSatisfy { world.record.arrivals(of: $0.id).count <= 1 })
            #expect(world.history.events.contains { $0.isAnswerThatItWasNeverThere })
        }
    }

    @Test func `lets a dead provider delay nobody else`() throws {
        var scenario = Self.scenario(
            seed: 5, channel: SimulatedCatalog.resentNotice.id, trouble: nil, endsAfter: .seconds(200))
        scenario.weather.trouble = [SimulatedCatalog.accounts[2].id: 100]
        scenario.requests += (1...6).map { number in
            PlannedRequest(
                at: .seconds(number * 5), application: SimulatedCatalog.applications[0].id,
                channel: SimulatedCatalog.code.id, receivers: 1)
        }
        scenario.stallsPerThousand = 0
        let world = World(scenario, ledgers: try Ledgers())
        world.run()
        #expect(world.record.violations == [])
        for case .attemptStarted(let started) in world.history.events {
            guard let message = world.history.delivery(started.attempt.delivery)?.message else { continue }
            guard message.messageClass == .code else { continue }
            #expect(started.at - message.acceptedAt < .milliseconds(500))
        }
    }
}

extension Event {
    fileprivate var isAnswerThatItWasNeverThere: Bool {
        if case .attemptAnswered(let answered) = self { answered.answer == .absent } else { false }
    }
}
