/// What the house knows of a provider, as data.
package struct ProviderDescription: Equatable, Sendable {
    /// What accounts call it: `smtp`, `dingtalk_robot`.
    package var code: String
    /// Its name in English.
    package var nameEnglish: String
    /// Its name in Chinese.
    package var nameChinese: String
    /// What it can carry.
    package var media: Set<Medium>
    /// The settings of an account.
    package var fields: [ConfigurationField]
    /// What it can do besides sending.
    package var capabilities: ProviderCapabilities
    /// What its own documentation allows an account in a time; `calls_per_minute` of an account overrides it.
    package var pacing: Pacing
    /// What its codes mean; `answers` of an account overrides it.
    package var answers: AnswerTable

    /// A provider with all that is known of it.
    package init(
        code: String, nameEnglish: String, nameChinese: String, media: Set<Medium>,
        fields: [ConfigurationField], capabilities: ProviderCapabilities = ProviderCapabilities(),
        pacing: Pacing = Pacing(), answers: AnswerTable = .unknown
    ) {
        self.code = code
        self.nameEnglish = nameEnglish
        self.nameChinese = nameChinese
        self.media = media
        self.fields = fields
        self.capabilities = capabilities
        self.pacing = pacing
        self.answers = answers
    }
}
