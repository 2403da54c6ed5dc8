extension String {
    /// Whether there is a character below U+0020, or U+007F.
    var hasControlCharacters: Bool {
        utf8.contains { $0 < 0x20 || $0 == 0x7F }
    }

    /// Whether there is a character that would end or break a header line: CR, LF or NUL.
    var breaksHeaders: Bool {
        utf8.contains { $0 == 0x0D || $0 == 0x0A || $0 == 0 }
    }

    /// What a server said, fit for a log line: at most 500 bytes of it, controls turned into spaces.
    init(excerptOf answer: some Collection<UInt8>) {
        let visible = answer.prefix(500).map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: " ") : $0 }
        self.init(decoding: visible, as: UTF8.self)
    }
}
