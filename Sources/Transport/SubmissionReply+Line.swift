extension SubmissionReply {
    /// The reply that ends with `line`, or `nil` if the line is not the last line of a reply.
    ///
    /// A last line is three digits and then a blank or nothing (RFC 5321 §4.2.1).
    init?(lastLine line: some Collection<UInt8>) {
        var rest = line.prefix(998).filter { $0 != 0x0D && $0 != 0x0A }[...]
        let digits = rest.prefix(3)
        guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            rest.count == 3 || rest[3] == 0x20
        else { return nil }
        let code = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        rest = rest.dropFirst(4)
        let word = rest.prefix { $0 != 0x20 }
        let enhancedCode = Self.isEnhancedCode(word) ? String(decoding: word, as: UTF8.self) : nil
        if enhancedCode != nil { rest = rest.dropFirst(word.count).drop { $0 == 0x20 } }
        self.init(code: code, enhancedCode: enhancedCode, text: String(decoding: rest, as: UTF8.self))
    }

    /// RFC 3463 §2: class 2, 4 or 5, and two numbers of up to three digits.
    private static func isEnhancedCode(_ word: ArraySlice<UInt8>) -> Bool {
        let parts = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 3 && parts[0].count == 1 && "245".utf8.contains(parts[0].first ?? 0)
            && parts.dropFirst().allSatisfy { part in
                (1...3).contains(part.count) && part.allSatisfy { (0x30...0x39).contains($0) }
            }
    }
}
