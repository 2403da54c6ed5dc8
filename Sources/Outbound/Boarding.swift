import Messaging

/// Which deliveries may travel with another one.
struct Boarding: Sendable {
    /// What deliveries must have in common.
    enum Rule: Sendable {
        case nothing, content, template
    }

    private let first: MessageID
    private let message: Message?
    /// In the order of preference, each with how many may travel in all; none where the first travels alone.
    let rules: [(rule: Rule, most: Int)]

    init(first: WaitingDelivery, channel: Channel, capacity: CallCapacity?, contents: ContentCache) {
        self.first = first.message
        message = contents[first.message]
        // The channel's class may have changed since. A message of its lane that is not at hand is of it.
        let likely = first.line.lane == channel.messageClass.lane ? channel.messageClass : .code
        let isCode = (message?.messageClass ?? likely) == .code
        guard let capacity, channel.coalescing != .off, !isCode || channel.coalescing == .always else {
            rules = []
            return
        }
        rules = [
            (.nothing, capacity.anyContent), (.content, capacity.sameContent),
            (.template, capacity.sameTemplate),
        ].filter { $0.1 > 1 }
    }

    /// Whether a delivery has in common what `rule` says. Messages that are not in memory are not compared.
    func mayJoin(_ waiting: WaitingDelivery, by rule: Rule, contents: ContentCache) -> Bool {
        switch rule {
        case .nothing: true
        case .content: waiting.message == first || saysTheSame(contents[waiting.message])
        case .template: hasTemplate(of: contents[waiting.message])
        }
    }

    private func saysTheSame(_ other: Message?) -> Bool {
        hasTemplate(of: other) && message?.parameters == other?.parameters
            && message?.content == other?.content
    }

    private func hasTemplate(of other: Message?) -> Bool {
        guard let message, let other else { return false }
        return message.template == other.template && message.signatureName == other.signatureName
            && message.messageClass == other.messageClass
    }
}
