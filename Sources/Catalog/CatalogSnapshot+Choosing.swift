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

    /// Says whether `channel` could send, by the wire contract's rules (§9.4).
    ///
    /// Bindings that the operator switched off are left out silently, as the contract has it.
    package func readiness(of channel: Channel) -> ChannelReadiness {
        var blockers: Set<ChannelBlocker> = []
        if !channel.isEnabled { blockers.insert(.channelDisabled) }
        if !providers.contains(where: { $0.media.contains(channel.medium) }) {
            blockers.insert(.unsupportedMedium)
        }
        switch template(channel.template)?.isEnabled {
        case nil: blockers.insert(.templateMissing)
        case false?: blockers.insert(.templateDisabled)
        case true?: break
        }
        let bindings = channel.bindings.filter(\.isEnabled)
        let usable = bindings.filter { canCarry(channel.medium, over: $0.account) }
        if usable.count < bindings.count { blockers.insert(.accountUnavailable) }
        if usable.isEmpty { blockers.insert(.noActiveBinding) }
        return ChannelReadiness(blockers)
    }

    private func canCarry(_ medium: Medium, over id: AccountID) -> Bool {
        guard let account = account(id), account.isEnabled else { return false }
        return provider(account.provider)?.media.contains(medium) ?? false
    }
}
