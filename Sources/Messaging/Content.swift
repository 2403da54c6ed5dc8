/// What a recipient gets to read, rendered and frozen when the message was accepted.
package struct Content: Equatable, Sendable {
    /// How a body is written.
    package enum Format: String, CaseIterable, Sendable {
        /// Plain text.
        case text
        /// HTML; mail carries a plain text beside it.
        case html
        /// Markdown, for the chat media.
        case markdown
    }

    /// The subject of a mail, the title of a chat message; empty where there is none.
    package var subject: String
    /// The text itself.
    package var body: String
    /// How ``body`` is written.
    package var format: Format

    /// Content with its subject, body and format.
    package init(subject: String, body: String, format: Format) {
        self.subject = subject
        self.body = body
        self.format = format
    }
}
