/// How much work and memory one scrypt hash takes (RFC 7914 §2).
struct ScryptCost: Equatable {
    /// The binary logarithm of N.
    let logarithm: Int
    /// r, in units of 128 bytes.
    let blockSize: Int
    /// p.
    let lanes: Int

    /// 32 MiB for about a tenth of a second. Stored with each hash, so it can be raised later.
    static let current = ScryptCost(logarithm: 15, blockSize: 8, lanes: 1)

    /// Whether a stored hash may ask for this much: a damaged row must not take the machine's memory.
    var isBearable: Bool {
        (1...17).contains(logarithm) && (1...8).contains(blockSize) && (1...4).contains(lanes)
    }

    /// The form inside a stored hash: `ln=15,r=8,p=1`.
    var text: String { "ln=\(logarithm),r=\(blockSize),p=\(lanes)" }
}

extension ScryptCost {
    /// Reads exactly what ``text`` writes; `nil` for anything else and for what is not bearable.
    init?(text: Substring) {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
            part.split(separator: "=", omittingEmptySubsequences: false).last.flatMap { Int($0) }
        }
        guard numbers.count == 3,
            let logarithm = numbers[0], let blockSize = numbers[1], let lanes = numbers[2]
        else { return nil }
        self.init(logarithm: logarithm, blockSize: blockSize, lanes: lanes)
        guard isBearable, self.text == text else { return nil }
    }
}
