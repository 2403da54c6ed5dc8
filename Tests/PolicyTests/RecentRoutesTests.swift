import Messaging
import Policy
import TestSupport
import Testing

@Suite struct `Recent routes` {
    private let now = Timestamp(seconds: 1_000_000)
    private let line = WaitingWork.line()
    private let who = Recipient("+8613800000001")

    private func routes(recorded account: Int64 = 7, at moment: Timestamp) -> RecentRoutes {
        var routes = RecentRoutes()
        routes.record(AccountID(account), for: who, on: line, now: moment)
        return routes
    }

    @Test func `remember an account for five minutes`() {
        let routes = routes(at: now)
        #expect(routes.last(of: who, on: line, now: now) == AccountID(7))
        #expect(routes.last(of: who, on: line, now: now + .milliseconds(299_999)) == AccountID(7))
        #expect(routes.last(of: who, on: line, now: now + .seconds(300)) == nil)
    }

    @Test func `remember the last one of several`() {
        var routes = routes(at: now)
        routes.record(AccountID(8), for: who, on: line, now: now + .seconds(200))
        #expect(routes.last(of: who, on: line, now: now + .seconds(400)) == AccountID(8))
        routes.record(AccountID(9), for: who, on: line, now: now + .seconds(450))
        #expect(routes.last(of: who, on: line, now: now + .seconds(460)) == AccountID(9))
        #expect(routes.count == 2)
    }

    @Test func `tell recipients, applications and channels apart, and lanes not`() {
        let routes = routes(at: now)
        #expect(routes.last(of: Recipient("+8613800000002"), on: line, now: now) == nil)
        #expect(routes.last(of: who, on: WaitingWork.line(app: "other"), now: now) == nil)
        #expect(routes.last(of: who, on: WaitingWork.line(channel: 2), now: now) == nil)
        #expect(routes.last(of: who, on: WaitingWork.line(.urgent), now: now) == AccountID(7))
    }

    @Test(arguments: [-3600, -86_400 * 365, 3600, 86_400 * 365] as [Int])
    func `forget when the clock jumps`(jump: Int) {
        var routes = routes(at: now)
        let later = now + .seconds(jump)
        #expect(routes.last(of: who, on: line, now: later) == nil)
        routes.record(AccountID(8), for: who, on: line, now: later)
        #expect(routes.last(of: who, on: line, now: later + .seconds(1)) == AccountID(8))
    }

    @Test func `forget the oldest first when they are too many`() {
        var routes = RecentRoutes(most: 100)
        for number in 0..<1000 {
            routes.record(AccountID(1), for: Recipient("r\(number)"), on: line, now: now)
            #expect(routes.count <= 100)
        }
        #expect((950..<1000).allSatisfy { routes.last(of: Recipient("r\($0)"), on: line, now: now) != nil })
        #expect((0..<900).allSatisfy { routes.last(of: Recipient("r\($0)"), on: line, now: now) == nil })
    }

    @Test func `agree with a plain list`() {
        var dice = Dice(seed: 4)
        var routes = RecentRoutes()
        var list: [(who: Int, account: Int64, at: Timestamp)] = []
        var moment = now
        for _ in 0..<3000 {
            moment = moment + .milliseconds(Int.random(in: 0...20_000, using: &dice))
            let who = Int.random(in: 0...20, using: &dice)
            let known = list.last { $0.who == who && moment - $0.at < .seconds(300) }
            #expect(
                routes.last(of: Recipient("r\(who)"), on: line, now: moment)
                    == known.map { AccountID($0.account) })
            let account = Int64.random(in: 1...5, using: &dice)
            routes.record(AccountID(account), for: Recipient("r\(who)"), on: line, now: moment)
            list.append((who, account, moment))
        }
    }
}
