import Messaging

/// A provider as data: what is known of it, and how a sender is made. One constant for each provider.
struct Provider: Sendable {
    /// Makes a sender from settings that already keep to the description's fields.
    typealias SenderMaking =
        @Sendable (Account, SettingsReader, SenderEquipment) throws(SettingsProblem) -> any Sender

    let description: ProviderDescription
    let makeSender: SenderMaking
}
