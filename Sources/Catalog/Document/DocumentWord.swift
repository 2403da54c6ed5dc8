/// One word of a list in the document, and where it stands.
struct DocumentWord: Equatable, Sendable {
    let text: String
    /// `rules[0].when.channel[1]`
    let path: String
}
