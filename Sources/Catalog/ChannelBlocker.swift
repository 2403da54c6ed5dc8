/// Why a channel, or a part of it, cannot send: the wire contract's blocker codes (§9.4).
///
/// Only those are listed that can occur. The contract's other codes speak of automatic switches, which the
/// catalog does not have, or of states that it refuses to keep (`MESSAGE_TEMPLATE_VARIABLES_INVALID`,
/// `BINDING_WEIGHT_INVALID`, `PROVIDER_RELATION_MISMATCH`).
package enum ChannelBlocker: String, CaseIterable, Sendable {
    /// The channel is switched off.
    case channelDisabled = "CHANNEL_DISABLED"
    /// No provider of this release carries the channel's medium.
    case unsupportedMedium = "UNSUPPORTED_CHANNEL_TYPE"
    /// The channel's template is not there.
    case templateMissing = "MESSAGE_TEMPLATE_MISSING"
    /// The channel's template is switched off.
    case templateDisabled = "MESSAGE_TEMPLATE_DISABLED"
    /// No account is left that could send.
    case noActiveBinding = "NO_ACTIVE_BINDING"
    /// A bound account is switched off, or its provider is unknown or does not carry the medium.
    case accountUnavailable = "PROVIDER_ACCOUNT_UNAVAILABLE"
    /// The binding names no template, and its provider sends nothing without one.
    case providerTemplateMissing = "PROVIDER_TEMPLATE_UNAVAILABLE"
    /// A parameter takes a variable that the channel's template does not have.
    case parametersInvalid = "PARAM_MAPPING_INVALID"
    /// The binding has no signature, and its provider sends nothing without one.
    case signatureMissing = "SIGNATURE_REQUIRED"
    /// Requests must name a signature, and no name means one at every account that needs it.
    case signatureNotShared = "SIGNATURE_ALIAS_NOT_SHARED"

    /// Whether the channel as a whole cannot send; otherwise only an account drops out.
    package var isHard: Bool {
        switch self {
        case .channelDisabled, .unsupportedMedium, .templateMissing, .templateDisabled, .noActiveBinding: true
        case .accountUnavailable, .providerTemplateMissing, .parametersInvalid, .signatureMissing,
            .signatureNotShared:
            false
        }
    }
}
