package import Messaging

extension CatalogSnapshot {
    /// Finds the channel that a request means which names no channel (wire contract §1.9.10).
    ///
    /// With a template's code: the enabled channel of that medium whose template has it; of several the
    /// default one, else the oldest. Without: the medium's default channel. Switched-off channels are
    /// passed over in both cases.
    ///
    /// - Throws: 30005 if no channel has such a template, 30003 if the medium has no default channel.
    package func channel(medium: Medium, templateCode: String?) throws(Refusal) -> Channel {
        let candidates = channels.filter { $0.medium == medium && $0.isEnabled }
        guard let templateCode else {
            if let channel = candidates.first(where: \.isDefault) { return channel }
            throw Refusal(
                .channelNotFound,
                "No default channel is set for \(medium.rawValue); name a template_code or a channel_id.",
                field: "channel_type")
        }
        let matching = candidates.filter { template($0.template)?.code == templateCode }
        if let channel = matching.first(where: \.isDefault) ?? matching.first { return channel }
        throw Refusal(
            .templateNotFound, "No channel of type \(medium.rawValue) has a template with this code.",
            field: "template_code")
    }
}
