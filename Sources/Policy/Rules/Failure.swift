package import Messaging

/// What failure rules see of an attempt that failed, or of a receipt that says so.
package struct Failure: Equatable, Sendable {
    /// When it is judged.
    package var scene: FailureRule.Scene
    /// The account's provider, by its code.
    package var provider: String
    /// The kind of way that the message took.
    package var medium: Medium
    /// The provider's own code; empty where it gave none.
    package var code: String
    /// The provider's own words, or ours where it said nothing.
    package var text: String
    /// How the attempt ended; nil for a receipt, which has no class.
    package var outcome: Outcome?
    /// The channel of the message.
    package var channel: ChannelID
    /// Whose message it is.
    package var application: ApplicationID
    /// What the message is for.
    package var messageClass: MessageClass

    /// A failure with all that rules may ask for.
    package init(
        scene: FailureRule.Scene, provider: String, medium: Medium, code: String, text: String,
        outcome: Outcome?, channel: ChannelID, application: ApplicationID, messageClass: MessageClass
    ) {
        self.scene = scene
        self.provider = provider
        self.medium = medium
        self.code = code
        self.text = text
        self.outcome = outcome
        self.channel = channel
        self.application = application
        self.messageClass = messageClass
    }
}
