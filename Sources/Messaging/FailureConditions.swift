/// What a failure must be like for a rule. Each condition is a list, empty for "any"; all must hold.
package struct FailureConditions: Equatable, Sendable {
    /// Codes of providers: `aliyun_sms`.
    package var providers: [String]
    /// Media.
    package var media: [Medium]
    /// The provider's codes, exactly.
    package var codes: [String]
    /// Parts of the provider's words, whatever their case.
    package var keywords: [String]
    /// Classes of failures, as this program sees them.
    package var outcomes: [Outcome]
    /// Channels.
    package var channels: [ChannelID]
    /// Applications.
    package var applications: [ApplicationID]

    /// Conditions; with none, every failure fits.
    package init(
        providers: [String] = [], media: [Medium] = [], codes: [String] = [], keywords: [String] = [],
        outcomes: [Outcome] = [], channels: [ChannelID] = [], applications: [ApplicationID] = []
    ) {
        self.providers = providers
        self.media = media
        self.codes = codes
        self.keywords = keywords
        self.outcomes = outcomes
        self.channels = channels
        self.applications = applications
    }
}
