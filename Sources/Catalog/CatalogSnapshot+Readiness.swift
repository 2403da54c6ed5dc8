package import Messaging

extension CatalogSnapshot {
    /// Says whether `channel` could send, by the wire contract's rules (§9.4).
    ///
    /// Bindings that the operator switched off are left out silently, as the contract has it.
    package func readiness(of channel: Channel) -> ChannelReadiness {
        var blockers: Set<ChannelBlocker> = []
        if !channel.isEnabled { blockers.insert(.channelDisabled) }
        if !providers.contains(where: { $0.media.contains(channel.medium) }) {
            blockers.insert(.unsupportedMedium)
        }
        let template = template(channel.template)
        switch template?.isEnabled {
        case nil: blockers.insert(.templateMissing)
        case false?: blockers.insert(.templateDisabled)
        case true?: break
        }
        let usable = channel.bindings.filter(\.isEnabled).filter { binding in
            let blocker = blocker(of: binding, channel.medium, variables: template?.variables)
            if let blocker { blockers.insert(blocker) }
            return blocker == nil
        }
        let signatures = SharedSignatures(usable) { capabilities(of: $0)?.needsSignature ?? false }
        if let blocker = signatures.blocker { blockers.insert(blocker) }
        if signatures.bindings.isEmpty { blockers.insert(.noActiveBinding) }
        return ChannelReadiness(blockers, signatures: signatures)
    }

    /// Why an account drops out, by itself; nil for one that could send.
    ///
    /// - Parameter variables: the channel's template's; nil without a template, where nothing can be said.
    private func blocker(of binding: Binding, _ medium: Medium, variables: [String]?) -> ChannelBlocker? {
        guard let account = account(binding.account), account.isEnabled,
            let provider = provider(account.provider), provider.media.contains(medium)
        else { return .accountUnavailable }
        let template = binding.template
        if provider.capabilities.needsTemplate, template.code.isEmpty { return .providerTemplateMissing }
        let isForeign = template.parameters.contains { parameter in
            guard case .variable(let name) = parameter.source, let variables else { return false }
            return !variables.contains(name)
        }
        if isForeign { return .parametersInvalid }
        let hasSignature = !template.signature.isEmpty || !template.signatures.isEmpty
        return provider.capabilities.needsSignature && !hasSignature ? .signatureMissing : nil
    }

    private func capabilities(of binding: Binding) -> ProviderCapabilities? {
        account(binding.account).flatMap { provider($0.provider) }?.capabilities
    }
}
