/// A JSON text as a value that forgets nothing a signature may cover.
///
/// Members keep their order and numbers their digits. What is forgotten is white space and the way
/// in which strings were escaped.
package enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// Reads one JSON text by RFC 8259, strictly: no comments, no trailing comma, no byte order mark, no
    /// second value.
    ///
    /// Two things are decided here that the RFC leaves open. A name that stands twice in one object
    /// is refused. Half of a surrogate pair, escaped (`\ud800`), becomes U+FFFD as in Go, because
    /// clients sign what Go makes of it; invalid UTF-8 in the raw bytes is refused.
    ///
    /// - Throws: ``JSONError`` with the place and the reason.
    package init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) {
        var parser = JSONParser(bytes: bytes, limits: limits)
        self = try parser.parse()
    }

    /// As above, from text.
    package init(parsing text: String, limits: JSONLimits = .standard) throws(JSONError) {
        try self.init(parsing: Array(text.utf8), limits: limits)
    }

    /// The JSON text as UTF-8. Parsing it gives the same value again.
    package func serialized(_ style: JSONStyle = .compact) -> [UInt8] {
        var writer = JSONWriter(style: style)
        writer.write(self)
        return writer.bytes
    }

    /// The JSON text.
    package func text(_ style: JSONStyle = .compact) -> String {
        String(decoding: serialized(style), as: UTF8.self)
    }
}
