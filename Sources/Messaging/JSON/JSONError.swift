/// Where and why a text is not JSON as this program takes it.
///
/// The sentence may be shown to whoever sent the text: it repeats no value, and of names only the one
/// that stands twice.
package struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The place in bytes from the start of the text; its length when the text ended too early.
    package let offset: Int
    /// The line of that place, counted from 1 by line feeds.
    package let line: Int
    /// What is wrong there.
    package let reason: Reason

    /// A sentence for whoever wrote the text, with the place.
    package var description: String {
        "\(reason.description) (line \(line), byte \(offset))"
    }
}
