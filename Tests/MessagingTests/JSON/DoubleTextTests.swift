import Messaging
import Testing

@Suite struct `The text of a double` {
    /// What Go's `encoding/json` and ECMAScript print, except for -0, where Go keeps the sign.
    @Test(arguments: [
        ("0.0", "0"), ("-0.0", "-0"), ("1.0", "1"), ("-1", "-1"), ("100", "100"), ("0.1", "0.1"),
        ("1.50", "1.5"),
        ("123.456", "123.456"), ("1e20", "100000000000000000000"), ("1e21", "1e+21"), ("1.5e22", "1.5e+22"),
        ("123456789012345680000", "123456789012345680000"), ("1e-6", "0.000001"), ("1e-7", "1e-7"),
        ("0.00000123", "0.00000123"), ("1.25e-9", "1.25e-9"), ("9007199254740993", "9007199254740992"),
        ("5e-324", "5e-324"), ("1.7976931348623157e308", "1.7976931348623157e+308"), ("1e100", "1e+100"),
        ("1e16", "10000000000000000"), ("-1.5e-10", "-1.5e-10"), ("1e-3", "0.001"),
        ("1000000.5", "1000000.5"), ("12345678901234567890", "12345678901234567000"),
        ("1234567890123456789012", "1.2345678901234568e+21"),
    ])
    func `is arranged as ECMAScript does`(number: String, expected: String) throws {
        let value = try #require(Double(number))
        #expect(value.ecmaScriptText == expected)
    }

    @Test func `reads back as the same double`() {
        var random = SplitMix(state: 0x51ED)
        for _ in 0..<20_000 {
            let value = Double(bitPattern: random.next())
            guard value.isFinite else { continue }
            #expect(Double(value.ecmaScriptText) == value)
        }
    }
}
