import Catalog
import Ledger
import Messaging

/// Writes the messages that tell an operator of a trouble. Whom it tells is decided here, and nothing else.
struct AlertLetters: Sendable {
    private let host: String
    private let dice: @Sendable () -> UInt64

    init(host: String, dice: @escaping @Sendable () -> UInt64) {
        self.host = host
        self.dice = dice
    }

    /// One message for each who is to hear of `view`: the address of the rule that raised it, else the
    /// targets that want it.
    func letters(
        about view: AlertView, in catalog: CatalogSnapshot, at now: Timestamp
    ) -> [MessageAccepted] {
        let alert = view.alert
        if let address = alert.rule.map(SyntheticNumber.ruleAlert), let channel = catalog.channel(address) {
            // An address hears of failures, in the form of the wire contract; their end has none.
            guard !view.isRecovery else { return [] }
            let content = Content(subject: alert.kind.rawValue, body: alert.details, format: .text)
            return [letter(content, to: [Recipient("rule")], over: channel, about: alert.key, at: now)]
        }
        let text = AlertText(view, host: host, now: now)
        return catalog.alertTargets.filter { $0.wants(alert) }.compactMap { target in
            catalog.channel(.alertTarget(target.id)).map { channel in
                letter(
                    text.content(for: target.medium), to: target.receivers, over: channel, about: alert.key,
                    at: now)
            }
        }
    }

    /// A message that says that nothing is wrong.
    func test(to target: AlertTarget, in catalog: CatalogSnapshot, at now: Timestamp) -> MessageAccepted? {
        catalog.channel(.alertTarget(target.id)).map { channel in
            letter(
                AlertText.test(from: host, at: now).content(for: target.medium), to: target.receivers,
                over: channel, about: "test", at: now)
        }
    }

    private func letter(
        _ content: Content, to receivers: [Recipient], over channel: Channel, about key: String,
        at now: Timestamp
    ) -> MessageAccepted {
        let message = Message(
            id: MessageID(UniqueID(at: now, dice: dice)), application: .house, channel: channel.id,
            medium: channel.medium, messageClass: .alert, isBatch: false, content: content,
            template: TemplateVersion(template: TemplateID(0), code: "alert", version: 0),
            parameters: JSONValue.object(["alert": .string(key)]).text(), signatureName: "", acceptedAt: now,
            scheduledAt: nil, expiresAt: now + channel.timeToLive, fingerprint: 0, attachments: [],
            origin: .alert(key: key))
        return MessageAccepted(
            message: message,
            deliveries: receivers.map { receiver in
                Delivery(id: DeliveryID(UniqueID(at: now, dice: dice)), recipient: receiver)
            })
    }
}

extension CatalogSnapshot {
    /// The channel that the house made of something with an address.
    fileprivate func channel(_ number: SyntheticNumber) -> Channel? { channel(ChannelID(number.number)) }
}
