import Messaging

/// How long a server asks us to wait (RFC 9110 §10.2.3).
enum RetryAfter {
    /// Nobody makes us wait longer.
    static let longest: Duration = .seconds(3600)

    /// Reads seconds or an HTTP date, counted from `now`; a date that has passed is zero, and nil is
    /// what cannot be read.
    static func parse(_ text: String?, now: Timestamp) -> Duration? {
        guard let text else { return nil }
        if !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            return Int64(text).map { min(.seconds($0), longest) } ?? longest
        }
        return HTTPDate.parse(text).map { max(.zero, min($0 - now, longest)) }
    }
}
