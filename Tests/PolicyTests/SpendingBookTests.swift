import Messaging
import Policy
import TestSupport
import Testing

@Suite struct `A spending book` {
    private let shop = ApplicationID("shop")
    private let account = AccountID(7)
    private let today = CivilDay(number: 20_000)

    private func charge(_ millionths: Int64, day: Int = 0) -> Charge {
        let day = today.advanced(by: day)
        return Charge(
            amount: Money(millionths: millionths), parts: 1, applicationDay: day, accountDay: day)
    }

    private func reserve(
        _ book: SpendingBook, _ charge: Charge, ofApplication: Int64? = nil, ofAccount: Int64? = nil
    ) -> SpendingBook.Verdict {
        book.reserve(
            charge, application: shop, account: account,
            applicationLimit: ofApplication.map(Money.init(millionths:)),
            accountLimit: ofAccount.map(Money.init(millionths:)))
    }

    private func spent(_ book: SpendingBook, day: Int = 0) -> [Int64] {
        [.application(shop), .account(account)].map {
            book.spent(by: $0, on: today.advanced(by: day)).millionths
        }
    }

    @Test func `reserves for both who pay or for neither`() {
        let book = SpendingBook()
        #expect(reserve(book, charge(60), ofApplication: 100, ofAccount: 100) == .fits)
        #expect(reserve(book, charge(41), ofApplication: 100, ofAccount: 1000) == .applicationSpent)
        #expect(reserve(book, charge(41), ofApplication: 1000, ofAccount: 100) == .accountSpent)
        #expect(reserve(book, charge(40), ofApplication: 100, ofAccount: 100) == .fits)
        #expect(reserve(book, charge(0), ofApplication: 100, ofAccount: 100) == .fits)
        #expect(reserve(book, charge(1, day: 1), ofApplication: 100, ofAccount: 100) == .fits)
        #expect(spent(book) == [100, 100])
    }

    @Test func `settles for what an attempt really cost`() {
        let book = SpendingBook()
        #expect(reserve(book, charge(60)) == .fits)
        book.settle(charge(60), actual: charge(20, day: 1), application: shop, account: account)
        #expect(spent(book) == [0, 0])
        #expect(spent(book, day: 1) == [20, 20])
        #expect(reserve(book, charge(60)) == .fits)
        book.settle(charge(60), actual: nil, application: shop, account: account)
        #expect(spent(book) == [0, 0])
    }

    @Test func `knows after a restart what was recorded`() {
        let book = SpendingBook()
        book.restore(Money(millionths: 70), spentBy: .account(account), on: today)
        #expect(reserve(book, charge(31), ofAccount: 100) == .accountSpent)
        #expect(reserve(book, charge(30), ofAccount: 100) == .fits)
    }

    @Test func `is never exceeded by many at once`() async {
        let book = SpendingBook()
        let fitted = await withTaskGroup { group in
            for seed in 0..<8 as Range<UInt64> {
                group.addTask { @concurrent in
                    var dice = Dice(seed: seed)
                    var sum: Int64 = 0
                    for _ in 0..<500 {
                        let amount = Int64.random(in: 1...50, using: &dice)
                        let verdict = book.reserve(
                            charge(amount), application: shop, account: account,
                            applicationLimit: Money(millionths: 5000), accountLimit: Money(millionths: 9000))
                        guard verdict == .fits else { continue }
                        let cost = Int64.random(in: 0...amount, using: &dice)
                        book.settle(
                            charge(amount), actual: charge(cost), application: shop, account: account)
                        sum += cost
                    }
                    return sum
                }
            }
            return await group.reduce(0, +)
        }
        #expect(fitted <= 5000 && fitted > 4900)
        #expect(spent(book) == [fitted, fitted])
    }
}
