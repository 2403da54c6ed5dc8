import Messaging
import Policy
import TestSupport
import Testing

@Suite struct `A quota book` {
    private let shop = ApplicationID("shop")
    private let today = CivilDay(number: 20_000)

    @Test func `takes all or none, up to the limit`() {
        var book = QuotaBook()
        #expect(book.take(6, of: shop, day: today, limit: 10) == true)
        #expect(book.take(5, of: shop, day: today, limit: 10) == false)
        #expect(book.take(4, of: shop, day: today, limit: 10) == true)
        #expect(book.take(1, of: shop, day: today, limit: 10) == false)
        #expect(book.used(by: shop, on: today) == 10)
        #expect(book.take(1, of: ApplicationID("bank"), day: today, limit: 10) == true)
        book.giveBack(4, of: shop, day: today)
        #expect(book.take(4, of: shop, day: today, limit: 10) == true)
    }

    @Test func `begins anew at midnight, and counts where there is no limit too`() {
        var book = QuotaBook()
        #expect(book.take(10, of: shop, day: today, limit: 10) == true)
        #expect(book.take(10, of: shop, day: today.next, limit: 10) == true)
        #expect(book.take(1_000_000, of: shop, day: today, limit: 0) == true)
        #expect(book.used(by: shop, on: today) == 1_000_010)
        #expect(book.take(1, of: shop, day: today, limit: 10) == false)
    }

    @Test(arguments: [-365, -1, 1, 365])
    func `knows what was used when the clock jumps and comes back`(days: Int) {
        var book = QuotaBook()
        #expect(book.take(9, of: shop, day: today, limit: 10) == true)
        #expect(book.take(10, of: shop, day: today.advanced(by: days), limit: 10) == true)
        #expect(book.take(2, of: shop, day: today, limit: 10) == false)
        #expect(book.take(1, of: shop, day: today, limit: 10) == true)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `never gives more than the limit, and the same again after a crash`(seed: UInt64) {
        var dice = Dice(seed: seed)
        var book = QuotaBook()
        let limit = Int.random(in: 1...50, using: &dice)
        var recorded: [CivilDay: [Int]] = [:]
        var unrecorded: [(day: CivilDay, count: Int)] = []
        for _ in 0..<300 {
            let day = today.advanced(by: Int.random(in: 0...2, using: &dice))
            let count = Int.random(in: 1...9, using: &dice)
            switch Int.random(in: 0...3, using: &dice) {
            case 0, 1:
                if book.take(count, of: shop, day: day, limit: limit) { unrecorded.append((day, count)) }
            case 2:
                if let taken = unrecorded.popLast() { recorded[taken.day, default: []].append(taken.count) }
            default:
                if let taken = unrecorded.popLast() { book.giveBack(taken.count, of: shop, day: taken.day) }
            }
            #expect(book.used(by: shop, on: day) <= limit)
        }
        for taken in unrecorded { book.giveBack(taken.count, of: shop, day: taken.day) }
        var rebuilt = QuotaBook()
        for (day, counts) in recorded { rebuilt.restore(counts.reduce(0, +), of: shop, day: day) }
        for number in 0...2 {
            let day = today.advanced(by: number)
            #expect(rebuilt.used(by: shop, on: day) == book.used(by: shop, on: day))
        }
    }
}
