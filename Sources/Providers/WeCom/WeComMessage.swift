import Messaging

/// A message in the form that WeCom's applications send.
enum WeComMessage {
    /// How messages of an account look.
    enum Style: Equatable, Sendable {
        /// Text as text, Markdown as Markdown.
        case asWritten
        case text
        case markdown
        /// A card with the subject as its title; a touch opens the address.
        case card(url: String)
    }

    /// WeCom cuts longer text in silence, and refuses longer Markdown.
    static let textBytesMax = 2048
    /// A card's title, in characters; WeCom cuts a longer one in silence.
    static let cardTitleMax = 128
    /// A card's text, in characters; WeCom cuts a longer one in silence.
    static let cardTextMax = 512

    /// The member `msgtype` and the one named after it.
    ///
    /// - Throws: ``CallRefusal`` for what WeCom does not show whole.
    static func members(
        of content: Content, style: Style
    ) throws(CallRefusal) -> [JSONObject.Member] {
        guard content.format != .html else { throw CallRefusal(result: .htmlIsNotShown) }
        switch style {
        case .card(let url): return try card(content, url: url)
        case .text: return try plain(content.body, as: "text")
        case .markdown: return try plain(content.body, as: "markdown")
        case .asWritten: return try plain(content.body, as: content.format.rawValue)
        }
    }

    private static func plain(_ text: String, as type: String) throws(CallRefusal) -> [JSONObject.Member] {
        guard text.utf8.count <= textBytesMax else {
            throw CallRefusal(result: .tooLarge("The text", of: text.utf8.count, for: textBytesMax))
        }
        return [(name: "msgtype", value: .string(type)), (name: type, value: ["content": .string(text)])]
    }

    private static func card(_ content: Content, url: String) throws(CallRefusal) -> [JSONObject.Member] {
        guard (1...cardTitleMax).contains(content.subject.unicodeScalars.count) else {
            throw refusal("A text card needs a subject of at most \(cardTitleMax) characters as its title.")
        }
        guard (1...cardTextMax).contains(content.body.unicodeScalars.count) else {
            throw refusal("A text card takes a text of at most \(cardTextMax) characters.")
        }
        let card: JSONValue = [
            "title": .string(content.subject), "description": .string(content.body), "url": .string(url),
        ]
        return [(name: "msgtype", value: "textcard"), (name: "textcard", value: card)]
    }

    private static func refusal(_ sentence: String) -> CallRefusal {
        CallRefusal(result: AttemptResult(.rejected(.permanent), code: "unfit_for_card", text: sentence))
    }
}
