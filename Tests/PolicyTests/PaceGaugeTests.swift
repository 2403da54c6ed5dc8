import Messaging
import Policy
import Testing

@Suite struct `A pace gauge` {
    private static let start = Timestamp(seconds: 1_000_000)

    /// The moments at which something that always wants to happen happens, over ten minutes.
    private func moments(_ gauge: PaceGauge, every step: Duration = .milliseconds(10)) -> [Timestamp] {
        var (gauge, now, moments) = (gauge, Self.start, [Timestamp]())
        while now < Self.start + .seconds(600) {
            if gauge.next(now: now) == nil {
                gauge.take(now: now)
                moments.append(now)
            } else {
                now = now + step
            }
        }
        return moments
    }

    private func mostIn(_ window: Duration, _ moments: [Timestamp]) -> Int {
        moments.indices.map { first in moments[first...].prefix { $0 < moments[first] + window }.count }.max()
            ?? 0
    }

    @Test(arguments: [(20.0, 2), (20.0, 20), (60.0, 5), (1.0, 1), (600.0, 1)])
    func `allows no more in any minute than was promised, and not much less`(count: Double, burst: Int) {
        let moments = moments(PaceGauge(.perMinute(count, burst: burst)))
        #expect(mostIn(.seconds(60), moments) <= Int(count))
        #expect(Double(moments.count) >= (count - Double(burst)) * 9)
    }

    @Test func `allows no more when a restart falls into the minute`() {
        let pace = Pace.perMinute(20, burst: 2)
        let before = moments(PaceGauge(pace)).prefix { $0 < Self.start + .seconds(30) }
        let restart = Self.start + .seconds(30)
        let after = moments(PaceGauge(pace, since: restart)).filter { $0 >= restart }
        #expect(mostIn(.seconds(60), before + after) <= 20)
        let pause = after.first.map { $0 - restart } ?? .zero
        #expect(pause > .milliseconds(3300) && pause < .milliseconds(3400))
    }

    @Test func `makes the next wait for all of several at once`() throws {
        var gauge = PaceGauge(Pace(interval: .seconds(1), burst: 10))
        gauge.take(now: Self.start, count: 10)
        #expect(gauge.next(now: Self.start) == Self.start + .seconds(1))
        gauge.take(now: Self.start + .seconds(1), count: 30)
        #expect(gauge.next(now: Self.start + .seconds(2)) == Self.start + .seconds(31))
    }

    @Test func `says when the next may happen`() {
        var gauge = PaceGauge(Pace(interval: .seconds(3), burst: 2))
        gauge.take(now: Self.start)
        #expect(gauge.next(now: Self.start) == nil)
        gauge.take(now: Self.start)
        #expect(gauge.next(now: Self.start) == Self.start + .seconds(3))
        #expect(gauge.next(now: Self.start + .seconds(3)) == nil)
    }

    @Test func `waits no longer than a burst when the clock is set back by a year`() throws {
        var gauge = PaceGauge(Pace(interval: .seconds(3), burst: 2))
        for _ in 0..<2 { gauge.take(now: Self.start) }
        let yearBefore = Self.start + .seconds(-365 * 86_400)
        let next = try #require(gauge.next(now: yearBefore))
        #expect(next <= yearBefore + .seconds(6))
    }

    @Test func `keeps a pace of several in a millisecond`() {
        var gauge = PaceGauge(.perSecond(4500))
        var taken = 0
        for millisecond in 0..<1000 {
            let now = Self.start + .milliseconds(millisecond)
            while gauge.next(now: now) == nil {
                gauge.take(now: now)
                taken += 1
            }
        }
        #expect((4400...4950).contains(taken))
    }
}
