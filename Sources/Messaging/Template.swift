/// A text with `{variables}`, from which messages are rendered.
package struct Template: Equatable, Sendable {
    /// Its row in the catalog.
    package var id: TemplateID
    /// What requests call it (`template_code`); unique among templates.
    package var code: String
    /// Its name; unique among templates.
    package var name: String
    /// The medium it is written for.
    package var medium: Medium
    /// The subject of a mail or title of a chat message, with variables; may be empty.
    package var subject: String
    /// The text, with variables.
    package var body: String
    /// How ``body`` is written.
    package var format: Content.Format
    /// The variables that a request must supply, in the operator's order.
    package var variables: [String]
    /// For people.
    package var summary: String
    /// Whether it may be used.
    package var isEnabled: Bool
    /// Which edition this is; the first is 1.
    package var version: Int

    /// A template with all its settings.
    package init(
        id: TemplateID, code: String, name: String, medium: Medium, subject: String, body: String,
        format: Content.Format, variables: [String], summary: String, isEnabled: Bool, version: Int
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.medium = medium
        self.subject = subject
        self.body = body
        self.format = format
        self.variables = variables
        self.summary = summary
        self.isEnabled = isEnabled
        self.version = version
    }
}
