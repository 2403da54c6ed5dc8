import Messaging
import Policy
import TestSupport
import Testing

@Suite struct `Applications in a lane` {
    private typealias Work = WaitingWork
    private let now = WaitingWork.now

    /// As many deliveries as `counts` says for each application and channel, all due now.
    private func schedule(_ counts: [(app: String, channel: Int64, count: Int)]) -> Schedule {
        var schedule = Schedule(limits: ScheduleLimits(active: 100_000, activePerLine: 10_000))
        var number = 0
        for (app, channel, count) in counts {
            for _ in 0..<count {
                number += 1
                let line = Work.line(app: app, channel: channel)
                schedule.apply(
                    Work.accepted(number, line: line), at: Position(offset: UInt64(number)))
            }
        }
        return schedule
    }

    private func attempts(_ count: Int, of schedule: inout Schedule) -> [Line] {
        schedule.steps(count).compactMap { step in
            if case .attempt(let waiting) = step { waiting.line } else { nil }
        }
    }

    @Test func `get the same, whether they have ten channels or one`() {
        let many = (1...10).map { (app: "many", channel: Int64($0), count: 50) }
        var schedule = schedule(many + [(app: "one", channel: 11, count: 200)])
        for steps in 1...200 {
            guard let line = attempts(1, of: &schedule).first else { break }
            #expect(line.application == ApplicationID(steps % 2 == 1 ? "many" : "one"))
        }
    }

    @Test func `share their turns among their own channels`() {
        var schedule = schedule([
            (app: "a", channel: 1, count: 40), (app: "a", channel: 2, count: 40),
            (app: "b", channel: 3, count: 80),
        ])
        let lines = attempts(80, of: &schedule)
        #expect(lines.count { $0.channel == ChannelID(1) } == 20)
        #expect(lines.count { $0.channel == ChannelID(2) } == 20)
        #expect(lines.count { $0.channel == ChannelID(3) } == 40)
    }

    @Test func `leave what they do not need to the others`() {
        var schedule = schedule([
            (app: "a", channel: 1, count: 3), (app: "b", channel: 2, count: 10),
            (app: "b", channel: 3, count: 10),
        ])
        let applications = attempts(23, of: &schedule).map(\.application.key).joined()
        #expect(applications == "ababab" + String(repeating: "b", count: 17))
    }

    @Test func `lose no turn to a channel that is blocked`() {
        let many = (1...10).map { (app: "many", channel: Int64($0), count: 50) }
        var schedule = schedule(many + [(app: "one", channel: 11, count: 200)])
        for channel in 1...9 { schedule.block(ChannelID(Int64(channel)), until: Work.seconds(60)) }
        let lines = attempts(80, of: &schedule)
        #expect(lines.count { $0.application == ApplicationID("many") } == 40)
        #expect(lines.allSatisfy { $0.channel.number > 9 })
        for channel in 1...9 { schedule.unblock(ChannelID(Int64(channel))) }
        let later = attempts(100, of: &schedule)
        #expect(later.count { $0.application == ApplicationID("one") } == 50)
    }

    @Test func `keep the turn of what is put back`() {
        var schedule = schedule([
            (app: "a", channel: 1, count: 2), (app: "a", channel: 2, count: 2),
            (app: "b", channel: 3, count: 2),
        ])
        guard case .attempt(let first) = schedule.next(now: now) else {
            Issue.record("nothing to attempt")
            return
        }
        schedule.putBack(first.delivery.id)
        #expect(schedule.next(now: now) == .attempt(first))
        schedule.putBack(first.delivery.id)
        schedule.block(first.line.channel, until: Work.seconds(60))
        let channels = attempts(4, of: &schedule).map { Int($0.channel.number) }
        #expect(channels == [2, 3, 2, 3])
    }

    @Test func `lose no turn to deliveries that are gone`() {
        var schedule = schedule([(app: "a", channel: 1, count: 10), (app: "b", channel: 2, count: 10)])
        let start = attempts(1, of: &schedule)
        for number in 2...6 {
            schedule.apply(Work.expired(number), at: Position(offset: UInt64(100 + number)))
        }
        let applications = (start + attempts(13, of: &schedule)).map(\.application.key).joined()
        #expect(applications == "abababababbbbb")
    }

    @Test func `get their share within one turn, whatever they have`() {
        for seed in 0..<60 as Range<UInt64> {
            var dice = Dice(seed: seed)
            let apps = Array(["a", "b", "c", "d", "e"].prefix(Int.random(in: 2...5, using: &dice)))
            var channel: Int64 = 0
            let counts = apps.flatMap { app in
                (0..<Int.random(in: 1...6, using: &dice)).map { _ in
                    channel += 1
                    return (app: app, channel: channel, count: 30)
                }
            }
            var schedule = schedule(counts)
            // The smallest application has 30 deliveries, so that all have work to the end.
            let steps = Int.random(in: 1...(30 * apps.count), using: &dice)
            let lines = attempts(steps, of: &schedule)
            for app in apps {
                let share = lines.count { $0.application == ApplicationID(app) } * apps.count
                #expect(abs(share - steps) < apps.count, "seed \(seed)")
            }
        }
    }
}
