import Messaging

/// A message in the form that both of DingTalk's interfaces take.
enum DingTalkMessage {
    /// The members `msgtype` and the one named after it; nil for HTML, which DingTalk does not show.
    ///
    /// - Parameter appendix: what follows the body on lines of its own; may be empty.
    static func members(of content: Content, appendix: String) -> [JSONObject.Member]? {
        switch content.format {
        case .html: return nil
        case .text:
            let text = joined(content.body, appendix, by: "\n")
            return [("msgtype", "text"), ("text", .object(["content": .string(text)]))]
        case .markdown:
            // The title is what the list of conversations and the notification show.
            let title = content.subject.isEmpty ? String(content.body.prefix(20)) : content.subject
            let text = joined(content.body, appendix, by: "\n\n")
            return [
                ("msgtype", "markdown"),
                ("markdown", .object(["title": .string(title), "text": .string(text)])),
            ]
        }
    }

    private static func joined(_ body: String, _ appendix: String, by separator: String) -> String {
        appendix.isEmpty ? body : body + separator + appendix
    }
}
