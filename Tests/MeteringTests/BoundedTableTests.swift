import Testing

@testable import Metering

@Suite struct `A bounded table` {
    @Test func `keeps what it has when it is full, and counts the rest together`() {
        var table = BoundedTable<Int, Int>(empty: 0, most: 3)
        for key in 0..<100 { table.change(key) { $0 += 1 } }
        for key in [1, 50] { table.change(key) { $0 += 10 } }
        let entries = Dictionary(table.entries.map { ($0.key, $0.value) }, uniquingKeysWith: +)
        #expect(entries == [0: 1, 1: 11, 2: 1, nil: 107])
    }
}
