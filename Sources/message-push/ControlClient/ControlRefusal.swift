/// The daemon's "no": a number, a sentence, and what it is about.
struct ControlRefusal: Equatable {
    /// One of the wire's codes.
    var code: Int64
    var message: String
    /// The field or the place in the document, where there is one: `channels[0].bindings[1].account`.
    var field: String?
}

extension ControlRefusal: CustomStringConvertible {
    var description: String {
        let text = message.withoutControls
        guard let field, !text.hasPrefix(field) else { return text }
        return "\(field.withoutControls): \(text)"
    }
}
