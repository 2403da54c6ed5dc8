import Messaging
import Testing

@Suite struct `Any JSON value from a seed` {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `is the same after writing and parsing`(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        for _ in 0..<50 {
            let value = Self.value(depth: 0, from: &random)
            #expect(try JSONValue(parsing: value.serialized()) == value, "seed \(seed)")
            #expect(try JSONValue(parsing: value.serialized(.pretty)) == value, "seed \(seed)")
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `survives damage as a value or an error, never as a crash`(seed: UInt64) {
        var random = SplitMix(state: seed)
        for _ in 0..<200 {
            var bytes = Self.value(depth: 0, from: &random).serialized()
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                Self.damage(&bytes, from: &random)
            }
            do throws(JSONError) {
                let value = try JSONValue(parsing: bytes)
                let again = try JSONValue(parsing: value.serialized())
                #expect(again == value, "seed \(seed)")
            } catch {
                #expect((0...bytes.count).contains(error.offset), "seed \(seed)")
            }
        }
    }

    private static func value(depth: Int, from random: inout SplitMix) -> JSONValue {
        switch Int.random(in: 0..<(depth < 5 ? 8 : 6), using: &random) {
        case 0: return .null
        case 1: return .bool(.random(using: &random))
        case 2: return .integer(Int64.random(in: .min ... .max, using: &random))
        case 3: return .number(JSONNumber(Double.random(in: -1e30...1e30, using: &random)))
        case 4, 5: return .string(text(from: &random))
        case 6:
            let count = Int.random(in: 0..<6, using: &random)
            return .array((0..<count).map { _ in value(depth: depth + 1, from: &random) })
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0..<24, using: &random) {
                object[text(from: &random)] = value(depth: depth + 1, from: &random)
            }
            return .object(object)
        }
    }

    private static func text(from random: inout SplitMix) -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "Z", "\"", "\\", "/", "\n", "\u{0}", "é", "木", "😀", "\u{2028}", "<",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0..<24, using: &random) {
            text.append(scalars.randomElement(using: &random)!)
        }
        return String(text)
    }

    private static func damage(_ bytes: inout [UInt8], from random: inout SplitMix) {
        guard let index = bytes.indices.randomElement(using: &random) else { return }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(Array("{}[],:\"\\0e".utf8).randomElement(using: &random)!, at: index)
        default: bytes.removeSubrange(index...)
        }
    }
}
