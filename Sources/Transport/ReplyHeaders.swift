/// The header fields of an answer, looked up by name without regard to case.
///
/// Kept as the bytes that came: most senders ask for one field or none, so nothing is split
/// before it is asked for.
package struct ReplyHeaders: Sendable {
    /// Whole lines, each ended by CR LF or LF. The status line may be among them.
    private var lines: [UInt8]

    /// The fields of an answer that is scripted.
    package init(_ fields: [(name: String, value: String)] = []) {
        lines = Array(fields.map { "\($0.name): \($0.value)\r\n" }.joined().utf8)
    }

    init(lines: [UInt8]) {
        self.lines = lines
    }

    /// The value of the first field called `name`, without surrounding blanks, or `nil`.
    ///
    /// Bytes that are not UTF-8 come out as U+FFFD.
    package subscript(name: String) -> String? {
        let wanted = Array(name.utf8)
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            guard line.count > wanted.count,
                line[line.startIndex + wanted.count] == UInt8(ascii: ":"),
                zip(line, wanted).allSatisfy({ lowercased($0) == lowercased($1) })
            else { continue }
            return String(decoding: trimmed(line.dropFirst(wanted.count + 1)), as: UTF8.self)
        }
        return nil
    }

    private func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        let head = bytes.drop(while: isBlank)
        guard let last = head.lastIndex(where: { !isBlank($0) }) else { return [] }
        return head[...last]
    }
}
