import Messaging
import TestSupport
import Testing

@Suite struct `A unique identifier` {
    @Test func `has the bits of version 7 whatever the dice say`() {
        var dice = Dice(seed: 7)
        for milliseconds in [0, 1, 1_795_431_840_123, 0xFFFF_FFFF_FFFF] as [Int64] {
            for _ in 0..<200 {
                let id = UniqueID(at: Timestamp(milliseconds: milliseconds), dice: { dice.next() })
                #expect(id.high >> 16 == UInt64(milliseconds))
                #expect(id.madeAt == Timestamp(milliseconds: milliseconds))
                #expect(id.high >> 12 & 0xF == 7)
                #expect(id.low >> 62 == 0b10)
            }
        }
    }

    @Test func `of a time before the epoch or beyond 48 bits is still one`() {
        var dice = Dice(seed: 8)
        #expect(UniqueID(at: Timestamp(milliseconds: -5), dice: { dice.next() }).high >> 16 == 0)
        #expect(UniqueID(at: Timestamp(milliseconds: .max), dice: { dice.next() }).high >> 12 & 0xF == 7)
    }

    @Test func `that is made later sorts later, as text and as bytes too`() {
        var dice = Dice(seed: 9)
        let ids = (0..<300 as Range<Int64>).map { number in
            UniqueID(at: Timestamp(milliseconds: 1_795_431_840_000 + number * 7), dice: { dice.next() })
        }
        #expect(ids == ids.sorted())
        #expect(ids.map(\.description) == ids.map(\.description).sorted())
        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0.bytes.lexicographicallyPrecedes($1.bytes) })
    }

    @Test func `is random in all its other bits`() {
        var dice = Dice(seed: 10)
        var ones = UniqueID(high: 0, low: 0)
        var zeroes = UniqueID(high: .max, low: .max)
        for _ in 0..<500 {
            let id = UniqueID(at: Timestamp(milliseconds: 0), dice: { dice.next() })
            ones = UniqueID(high: ones.high | id.high, low: ones.low | id.low)
            zeroes = UniqueID(high: zeroes.high & id.high, low: zeroes.low & id.low)
        }
        #expect(ones == UniqueID(high: 0x7FFF, low: 0xBFFF_FFFF_FFFF_FFFF))
        #expect(zeroes == UniqueID(high: 0x7000, low: 0x8000_0000_0000_0000))
    }

    @Test func `is written in lower case and read in either`() {
        let id = UniqueID(high: 0x0198_ABCD_EF01_7234, low: 0x89AB_CDEF_0123_4567)
        #expect(id.description == "0198abcd-ef01-7234-89ab-cdef01234567")
        #expect(UniqueID(text: id.description) == id)
        #expect(UniqueID(text: id.description.uppercased()) == id)
    }

    @Test(arguments: [
        "", "0198abcdef01723489abcdef01234567", "0198abcd-ef01-7234-89ab-cdef0123456",
        "0198abcd-ef01-7234-89ab-cdef012345678", "0198abcd-ef01-7234-89abcdef-01234567",
        "0198abcg-ef01-7234-89ab-cdef01234567", "{0198abcd-ef01-7234-89ab-cdef01234567}",
        "0198abcd_ef01_7234_89ab_cdef01234567", "０198abcd-ef01-7234-89ab-cdef01234567",
        "0198abcd-ef01-7234-89ab-cdef01234567\n",
    ])
    func `is not read from another form`(text: String) {
        #expect(UniqueID(text: text) == nil)
    }

    @Test func `is its sixteen bytes in network order`() {
        let id = UniqueID(high: 0x0001_0203_0405_0607, low: 0x0809_0A0B_0C0D_0E0F)
        #expect(id.bytes == Array(0...15))
        #expect(UniqueID(bytes: id.bytes) == id)
        #expect(UniqueID(bytes: id.bytes.dropLast()) == nil)
        #expect(UniqueID(bytes: id.bytes + [0]) == nil)
    }
}

@Suite struct `An attempt's name` {
    private let delivery = DeliveryID(text: "0198abcd-ef01-7234-89ab-cdef01234567")!

    @Test(arguments: [1, 2, 10, Int.max])
    func `is the delivery's, a dot and the number, and is read again`(number: Int) {
        let attempt = AttemptID(delivery: delivery, number: number)
        #expect(attempt.description == "0198abcd-ef01-7234-89ab-cdef01234567.\(number)")
        #expect(AttemptID(text: attempt.description) == attempt)
    }

    @Test(arguments: [
        "", ".", ".0", ".-1", ".+1", ".01", ".1.", ".1 ", "..1", ".x", ".9223372036854775808",
    ])
    func `is not read from another ending`(ending: String) {
        #expect(AttemptID(text: "0198abcd-ef01-7234-89ab-cdef01234567" + ending) == nil)
    }

    @Test func `is not read without its delivery`() {
        #expect(AttemptID(text: "1") == nil)
        #expect(AttemptID(text: "x.1") == nil)
    }
}
