import Ledger
import Messaging
import TestSupport
import Testing

@testable import Metering

@Suite struct `A meter of the traffic` {
    private let time = SimulatedTime(Timestamp(seconds: 1_800_000_000))
    private let meter: TrafficMeter
    private let line = Line(lane: .urgent, application: ApplicationID("key"), channel: ChannelID(4))

    init() { meter = TrafficMeter(time: time) }

    private func accept(_ count: Int) { meter.count([.accepted(line, deliveries: count)]) }

    private func accepted(within seconds: Int) -> Int {
        meter.reading(of: .seconds(seconds), since: Timestamp(seconds: 0)).traffic.accepted
    }

    @Test func `knows the last minute from the last hour`() {
        accept(1)
        time.advance(to: time.now + .seconds(120))
        accept(20)
        #expect(accepted(within: 60) == 20 && accepted(within: 300) == 21)
        time.advance(to: time.now + .seconds(240))
        #expect(accepted(within: 60) == 0 && accepted(within: 300) == 20 && accepted(within: 3600) == 21)
        time.advance(to: time.now + .seconds(86_400))
        #expect(accepted(within: 3600) == 0)
    }

    @Test func `does not stretch what a young house did over an hour`() {
        let started = time.now
        time.advance(to: started + .seconds(30))
        accept(15)
        let (traffic, span) = meter.reading(of: .seconds(3600), since: started)
        let rate = HouseStatus.Rate(name: "hour", traffic: traffic, span: span)
        #expect(rate.perMinute(\.accepted) == 30)
    }

    @Test func `leaves out what the house tells of itself`() {
        let own = SyntheticNumber.endpoint(1).number
        let notices = Line(lane: .normal, application: ApplicationID("key"), channel: ChannelID(own))
        meter.count([
            .accepted(notices, deliveries: 9), .attemptEnded(AccountID(own), .delivered, took: nil),
            .attemptEnded(AccountID(1), .delivered, took: nil),
            .attemptEnded(AccountID(1), .accepted, took: nil),
            .attemptEnded(AccountID(1), .uncertain, took: nil),
            .deliveryEnded(line, .delivered, age: .zero), .deliveryEnded(line, .unconfirmed, age: .zero),
            .deliveryEnded(line, .failed, age: .zero), .deliveryEnded(line, .cancelled, age: .zero),
            .deliveryEnded(notices, .delivered, age: .zero),
        ])
        let seen = meter.reading(of: .seconds(60), since: Timestamp(seconds: 0)).traffic
        #expect(seen == Traffic(accepted: 0, sent: 2, delivered: 2, failed: 1))
    }
}
