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
    /// Whether it reports later what became of a message.
    package var sendsReceipts: Bool

    /// A provider with all that is known of it.
    package init(
        code: String, nameEnglish: String, nameChinese: String, media: Set<Medium>,
        fields: [ConfigurationField], sendsReceipts: Bool
    ) {
        self.code = code
        self.nameEnglish = nameEnglish
        self.nameChinese = nameChinese
        self.media = media
        self.fields = fields
        self.sendsReceipts = sendsReceipts
    }
}
