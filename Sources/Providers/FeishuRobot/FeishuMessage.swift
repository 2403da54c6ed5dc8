import Messaging

/// A message in the form that Feishu's robots take: a text, or a card for Markdown.
enum FeishuMessage {
    /// The member `msg_type` and the one that goes with it; `keyword` is appended to a text that lacks it.
    static func members(of message: RobotMessage, keyword: String) -> [JSONObject.Member] {
        guard message.format == .markdown else {
            let marks = textMarks(of: message.mentions)
            let text = complete(message.text, with: [keyword, marks], separator: "\n")
            return [("msg_type", "text"), ("content", ["text": .string(text)])]
        }
        let marks = cardMarks(of: message.mentions)
        let text = complete(message.text, with: [keyword, marks], separator: "\n\n")
        var card: JSONObject = ["elements": [["tag": "markdown", "content": .string(text)]]]
        if !message.title.isEmpty {
            card["header"] = ["title": ["tag": "plain_text", "content": .string(message.title)]]
        }
        return [("msg_type", "interactive"), ("card", .object(card))]
    }

    /// `text` with those of `parts` that it lacks.
    private static func complete(_ text: String, with parts: [String], separator: String) -> String {
        ([text] + parts.filter { !$0.isEmpty && !text.contains($0) }).joined(separator: separator)
    }

    private static func textMarks(of mentions: RobotMentions) -> String {
        (mentions.people.map { #"<at user_id="\#($0)"></at>"# }
            + (mentions.isEverybody ? [#"<at user_id="all">所有人</at>"#] : [])).joined(separator: " ")
    }

    private static func cardMarks(of mentions: RobotMentions) -> String {
        (mentions.people + (mentions.isEverybody ? ["all"] : [])).map { "<at id=\($0)></at>" }
            .joined(separator: " ")
    }
}
