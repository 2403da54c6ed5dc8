import Messaging
import Testing

@Suite struct `An amount of money` {
    @Test(
        arguments: [
            ("0", 0, "0"), ("0.045", 45_000, "0.045"), ("1", 1_000_000, "1"), ("1.50", 1_500_000, "1.5"),
            ("0.000001", 1, "0.000001"), ("12.340000", 12_340_000, "12.34"), ("0.0", 0, "0"),
            ("1000000", 1_000_000_000_000, "1000000"), ("999999.999999", 999_999_999_999, "999999.999999"),
            ("100.1", 100_100_000, "100.1"),
        ] as [(String, Int64, String)])
    func `is read and written digit for digit`(text: String, millionths: Int64, written: String) throws {
        let money = try Money(text)
        #expect(money.millionths == millionths)
        #expect(money.description == written)
        #expect(try Money(JSONValue(parsing: text)) == money)
        #expect(try Money(.string(text)) == money)
        #expect(try Money(written) == money)
    }

    @Test(arguments: [
        "", ".", ".5", "5.", "-1", "+1", "1e3", "4.5E-2", "0x1", "1,5", " 1", "1 ", "1.2.3", "00", "01.5",
        "１", "nan", "¥1", "-0",
    ])
    func `is not read from another form`(text: String) {
        #expect(throws: Money.Problem.malformed) { try Money(text) }
    }

    @Test func `has limits`() throws {
        #expect(throws: Money.Problem.tooFine) { try Money("0.0000001") }
        #expect(throws: Money.Problem.tooMuch) { try Money("1000000.000001") }
        #expect(throws: Money.Problem.tooMuch) { try Money("1000001") }
        #expect(throws: Money.Problem.tooMuch) { try Money(String(repeating: "9", count: 400)) }
        #expect(throws: Money.Problem.malformed) { try Money(JSONValue.bool(true)) }
        #expect(throws: Money.Problem.malformed) { try Money(JSONValue(parsing: "1e-2")) }
    }

    @Test func `is added and multiplied exactly, and stays at the largest amount`() throws {
        let price = try Money("0.045")
        #expect((price * 3).description == "0.135")
        #expect((price + price * 2).description == "0.135")
        #expect(price * 0 == .zero)
        let largest = Money(millionths: .max)
        #expect(largest + price == largest)
        #expect(largest * 2 == largest)
        #expect(price * .max == largest)
        #expect(largest * -2 == Money(millionths: .min))
        #expect(Money(millionths: .min) + price * -1 == Money(millionths: .min))
        #expect(Money(millionths: -1_500_000).description == "-1.5")
        #expect(Money.zero < price)
        var sum = Money.zero
        sum += price
        #expect(sum == price)
    }
}
