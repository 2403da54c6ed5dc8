import Messaging

/// What a robot is to say at once: one message, or several made into one.
struct RobotMessage: Equatable, Sendable {
    let format: Content.Format
    /// That of the first message that has one.
    private(set) var title: String
    private(set) var text: String
    private(set) var mentions: RobotMentions

    /// A message by itself; nil where the recipient names nobody that could be called.
    init?(_ order: AttemptOrder, naming: RobotMentions.Naming) {
        guard let mentions = RobotMentions(order.recipient, naming: naming) else { return nil }
        let content = order.message.content
        format = content.format
        title = content.subject
        text = content.body
        self.mentions = mentions
    }

    /// This message and `other` as one; nil where they are written differently or call too many people.
    func merged(with other: RobotMessage) -> RobotMessage? {
        guard format == other.format else { return nil }
        var both = self
        both.title = title.isEmpty ? other.title : title
        both.text += (format == .markdown ? "\n\n---\n\n" : "\n\n") + other.text
        both.mentions.formUnion(other.mentions)
        return both.mentions.people.count <= RobotMentions.peopleMax ? both : nil
    }
}
