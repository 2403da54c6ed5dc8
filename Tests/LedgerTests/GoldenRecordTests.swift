import Messaging
import Testing

@testable import Ledger

@Suite struct `A record of the first format` {
    private func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count, by: 2).map {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)!
        }
    }

    @Test(arguments: SampleEvents.all.indices)
    func `is read as the event it tells of`(index: Int) throws {
        let (name, event) = SampleEvents.all[index]
        let golden = try #require(GoldenRecords.all[name], "\(name) has no record")
        #expect(try EventCodec.decode(bytes(golden)) == [event])
    }

    @Test(arguments: SampleEvents.all.indices)
    func `is what this edition writes too`(index: Int) {
        let (name, event) = SampleEvents.all[index]
        #expect(EventCodec.encode([event]) == GoldenRecords.all[name].map(bytes))
    }

    @Test func `is kept of each kind of event`() {
        #expect(Set(GoldenRecords.all.keys) == Set(SampleEvents.all.map(\.name)))
    }
}
