import Messaging

extension WebhookEndpoint {
    /// The form in which a document has it.
    func entry(isMasked: Bool) -> JSONValue {
        let shownSecret = isMasked && !secret.isEmpty ? TextRule.mask : secret
        return [
            "name": .string(name), "url": .string(url), "secret": .string(shownSecret),
            "events": .array(NoticeWord.allCases.filter(words.contains).map { .string($0.rawValue) }),
            "enabled": .bool(isEnabled), "allow_private_addresses": .bool(allowsPrivateAddresses),
            "timeout": .string(DurationText.text(timeout)),
        ]
    }
}
