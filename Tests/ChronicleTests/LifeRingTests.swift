import Ledger
import Messaging
import TestSupport
import Testing

@testable import Chronicle

@Suite struct `A ring of what happened last` {
    private let ring = LifeRing(name: "r", capacity: 4)

    private func add(_ numbers: ClosedRange<Int>) {
        ring.add(numbers.map { Scenes.accepted($0) })
    }

    private func deliveries(_ page: LifeRing.Page) -> [DeliveryID?] { page.events.map(\.event.delivery) }

    @Test func `hands out what came after a number, in order and with numbers from 1`() {
        add(1...3)
        let page = ring.page(after: 1, limit: 10)
        #expect(page.events.map(\.number) == [2, 3])
        #expect(deliveries(page) == [Scenes.id(2), Scenes.id(3)])
        #expect(page.last == 3 && page.missed == 0)
        #expect(ring.page(after: 3, limit: 10) == LifeRing.Page(last: 3))
    }

    @Test func `keeps the last, and tells who is late how many he missed`() {
        add(1...3)
        add(4...11)
        let page = ring.page(after: 2, limit: 10)
        #expect(deliveries(page) == (8...11).map(Scenes.id))
        #expect(page.missed == 5)
        #expect(ring.page(after: 9, limit: 10).missed == 0)
    }

    @Test func `hands out no more than is asked for, and goes on behind that`() {
        add(1...4)
        let first = ring.page(after: 0, limit: 3)
        #expect(first.last == 3)
        #expect(ring.page(after: first.last, limit: 3).events.map(\.number) == [4])
    }

    @Test func `begins anew for who comes with a number that it never had`() {
        add(1...2)
        #expect(ring.page(after: 900, limit: 10) == LifeRing.Page(last: 2))
    }

    @Test func `finds the last ones that are wanted`() {
        ring.add([Scenes.ended(.failed, of: 1), Scenes.accepted(2), Scenes.ended(.failed, of: 3)])
        var failures = LifeFilter()
        failures.failuresOnly = true
        #expect(deliveries(ring.tail(5, where: failures)) == [Scenes.id(1), Scenes.id(3)])
        #expect(deliveries(ring.tail(1, where: failures)) == [Scenes.id(3)])
        #expect(ring.tail(0).last == 3)
        #expect(ring.page(after: 0, limit: 1, where: failures).last == 1)
    }

    @Test func `lets who watches wait until something wanted happens`() async {
        let time = SimulatedTime()
        var wanted = LifeFilter()
        wanted.delivery = Scenes.id(2)
        async let page = ring.page(
            after: 0, limit: 10, where: wanted, until: time.now + .seconds(25), by: time)
        while time.nextMoment == nil { await Task.yield() }
        add(1...1)
        add(2...2)
        let found = await page
        #expect(deliveries(found) == [Scenes.id(2)])
    }

    @Test func `lets nobody wait longer than he wants`() async {
        let time = SimulatedTime()
        async let page = ring.page(after: 0, limit: 10, until: time.now + .seconds(25), by: time)
        while time.nextMoment == nil { await Task.yield() }
        time.advance(to: time.now + .seconds(25))
        let found = await page
        #expect(found == LifeRing.Page(last: 0))
    }
}
