/// One thing that a failure rule may ask of a failure, in the order in which they are looked at.
package enum RuleCondition: CaseIterable, Sendable {
    /// When the failure is judged.
    case scene
    /// The provider.
    case provider
    /// The medium.
    case medium
    /// The provider's code.
    case code
    /// A part of the provider's words.
    case keyword
    /// The failure's class.
    case outcome
    /// The channel.
    case channel
    /// The application.
    case application

    /// The word that operators see.
    package var name: String {
        switch self {
        case .scene: "scene"
        case .provider: "provider"
        case .medium: "message type"
        case .code: "error code"
        case .keyword: "keyword"
        case .outcome: "outcome"
        case .channel: "channel"
        case .application: "application"
        }
    }
}
