import Messaging

/// A provider as data: what is known of it, and how a sender is made. One constant for each provider.
struct Provider: Sendable {
    /// Makes a sender from settings that already keep to the description's fields.
    typealias SenderMaking =
        @Sendable (Account, SettingsReader, SenderEquipment) throws(SettingsProblem) -> any Sender

    let description: ProviderDescription
    let makeSender: SenderMaking
    /// How its callbacks are read; nil where it sends none.
    let callback: CallbackFormat?

    /// A provider; settings that follow from what it is are added to the description's own.
    init(
        description: ProviderDescription, callback: CallbackFormat? = nil, makeSender: @escaping SenderMaking
    ) {
        var description = description
        description.fields += SharedFields.fields(of: description, hasCallback: callback != nil)
        self.description = description
        self.callback = callback
        self.makeSender = makeSender
    }
}
