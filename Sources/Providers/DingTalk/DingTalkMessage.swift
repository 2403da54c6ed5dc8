import Messaging

/// A message in the form that both of DingTalk's interfaces take.
enum DingTalkMessage {
    /// The member `msgtype` and the one named after it; nil for HTML, which DingTalk does not show.
    static func members(format: Content.Format, title: String, text: String) -> [JSONObject.Member]? {
        switch format {
        case .html: return nil
        case .text: return [("msgtype", "text"), ("text", .object(["content": .string(text)]))]
        case .markdown:
            // The title is what the list of conversations and the notification show.
            let title = title.isEmpty ? String(text.prefix(20)) : title
            return [
                ("msgtype", "markdown"),
                ("markdown", .object(["title": .string(title), "text": .string(text)])),
            ]
        }
    }
}
