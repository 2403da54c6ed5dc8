import CSystemd
import Glibc
import Logging

/// One entry for journald: named fields.
///
/// - SeeAlso: systemd.journal-fields(7).
struct JournalEntry: Equatable {
    /// What our own fields begin with, so that they never meet journald's.
    static let prefix = "MESSAGE_PUSH_"

    /// The metadata that says of which kind an entry is.
    static let kindKey = "message_id"

    /// journald drops an entry with a longer name (`journal_field_valid`, 64 characters).
    static let nameLengthMax = 64

    /// Each field as `NAME=value`, in the order it is sent.
    let fields: [String]

    /// The entry that tells `event`, with `metadata` as fields of our own.
    ///
    /// A `message_id` of 32 hexadecimal digits becomes journald's `MESSAGE_ID`, the key into the
    /// message catalog (`journalctl --catalog`). Code locations are left out: the message id says
    /// what happened, and a line number is wrong after the next release.
    init(_ event: LogEvent, metadata: [(key: String, value: String)]) {
        var fields = [
            "MESSAGE=" + "\(event.message)".prefix(utf8Bytes: LogEvent.fieldBytesMax),
            "PRIORITY=\(event.level.journalPriority)",
            "SYSLOG_IDENTIFIER=message-push",
        ]
        for (key, value) in metadata {
            if key == Self.kindKey, Self.isCatalogKey(value) {
                fields.append("MESSAGE_ID=" + value.lowercased())
            } else {
                fields.append(Self.name(of: key) + "=" + value)
            }
        }
        self.fields = fields
    }

    /// Hands the entry to journald and answers whether it was taken. Nobody listening (a system
    /// without journald) counts as taken: sd_journal_sendv(3).
    ///
    /// One datagram, or a memory file for a large entry; waits only while journald's queue is full.
    func send() -> Bool {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for field in fields {
            bytes += field.utf8
            ends.append(bytes.count)
        }
        // Safe: every part lies inside `buffer` (the ends were counted while it was filled), the
        // call reads the parts, writes none, and keeps no pointer.
        let result = unsafe bytes.withUnsafeMutableBytes { buffer in
            let begins = [0] + ends.dropLast()
            let parts = unsafe zip(begins, ends).map { begin, end in
                unsafe iovec(iov_base: buffer.baseAddress?.advanced(by: begin), iov_len: end - begin)
            }
            return unsafe sd_journal_sendv(parts, CInt(parts.count))
        }
        return result >= 0
    }

    /// `task` → `MESSAGE_PUSH_TASK`. journald knows A–Z, 0–9 and the underscore; every other
    /// character becomes an underscore.
    private static func name(of key: String) -> String {
        let known = key.map { character in
            let isKnown = character.isASCII && (character.isLetter || character.isNumber)
            return isKnown ? character.uppercased() : "_"
        }
        return String((prefix + known.joined()).prefix(nameLengthMax))
    }

    private static func isCatalogKey(_ value: String) -> Bool {
        value.utf8.count == 32 && value.allSatisfy { $0.isASCII && $0.isHexDigit }
    }
}
