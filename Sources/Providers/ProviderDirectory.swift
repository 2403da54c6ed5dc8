package import Messaging
package import Transport

/// All providers of the house, and the way from an account to its sender.
package struct ProviderDirectory: Sendable {
    /// A new provider is a folder beside this file and a name in this list.
    private static let providers: [Provider] = [
        .smtp, .aliyunSMS, .aliyunGlobal, .tencentSMS, .zhangrongSMS, .weCom, .weComRobot,
        .dingTalkNotice, .dingTalkRobot, .feishuRobot, .webhook, .sandbox,
    ]

    /// Those of accounts that the house makes for itself: operators neither see nor name them.
    private static let internalProviders: [Provider] = [.notice, .alertHook]

    private let equipment: SenderEquipment

    /// A directory whose senders share `transport` and `time`.
    ///
    /// - Parameters:
    ///   - sandboxLog: where accounts of the sandbox keep what they were given.
    ///   - receipts: takes what providers report by themselves; called from within ``run()``.
    package init(
        transport: CurlTransport, time: any TimeSource, sandboxLog: SandboxLog,
        receipts: @escaping @Sendable (ReceiptReport) async -> Void
    ) {
        equipment = SenderEquipment(
            transport: transport, time: time, sandboxLog: sandboxLog,
            sandboxReceipts: SandboxReceipts(time: time, deliver: receipts))
    }

    /// What is known of each provider, in the order in which operators see them.
    package static var descriptions: [ProviderDescription] { providers.map(\.description) }

    private static func provider(of code: String) -> Provider? {
        (providers + internalProviders).first { $0.description.code == code }
    }

    /// How callbacks of a provider are read; nil for one that sends none, and for an unknown one.
    package static func callbackFormat(of provider: String) -> CallbackFormat? {
        Self.provider(of: provider)?.callback
    }

    /// What the provider's codes mean to `account`, the operator's own outcomes in front. Settings that are
    /// unusable change nothing; for an unknown provider every code means the same.
    package static func answers(of account: Account) -> AnswerTable {
        guard let provider = provider(of: account.provider)?.description else { return .unknown }
        do {
            return try SettingsReader(account.configuration, fields: provider.fields).answers(
                provider.answers)
        } catch {
            return provider.answers
        }
    }

    /// A sender for `account` as it stands in this edition; make a new one when the account changes.
    ///
    /// Opens no connection, so it is cheap. Tokens are kept in the sender: keep it as long as the edition.
    ///
    /// - Throws: ``SettingsProblem`` for an unknown provider, or the first setting that is missing,
    ///   unknown or not allowed.
    package func makeSender(for account: Account) throws(SettingsProblem) -> any Sender {
        guard let provider = Self.provider(of: account.provider) else {
            throw SettingsProblem(field: "provider", sentence: "There is no provider of this name.")
        }
        let settings = try SettingsReader(account.configuration, fields: provider.description.fields)
        return try provider.makeSender(account, settings, equipment)
    }

    /// Does what providers do between attempts, until the task is cancelled: today the sandbox's receipts.
    ///
    /// One task runs it, once; receipts that are due while nobody runs it wait.
    package func run() async {
        await equipment.sandboxReceipts.run()
    }
}
