import Messaging

extension Provider {
    /// A provider for trying things out: it keeps messages instead of sending them, and fails on demand.
    static let sandbox = Provider(
        description: ProviderDescription(
            code: "sandbox", nameEnglish: "Sandbox", nameChinese: "沙箱", media: Set(Medium.allCases),
            fields: sandboxFields,
            capabilities: ProviderCapabilities(receipts: [.push], recognisesRepeats: false)),
        makeSender: { account, settings, equipment throws(SettingsProblem) in
            SandboxSender(
                account: account.id, accountName: account.name, settings: try SandboxSettings(settings),
                time: equipment.time, log: equipment.sandboxLog, receipts: equipment.sandboxReceipts)
        })

    private static let sandboxFields: [ConfigurationField] = [
        ConfigurationField(
            "delay_ms", .integer(0...600_000), defaultValue: 0,
            english: "Milliseconds that an attempt takes.",
            chinese: "每次发送耗时（毫秒）。"),
        ConfigurationField(
            "outcome", .choice(SandboxFault.outcomes.map(\.word)), defaultValue: "delivered",
            english: "How attempts end. A recipient that ends in 9001 to 9018 asks for an end of its own.",
            chinese: "发送结果。以 9001 至 9018 结尾的接收者可单独指定结果。"),
        ConfigurationField(
            "failure_rate", .number(0...1), defaultValue: 0,
            english: "The share of attempts that fail instead, chosen by the attempt's id.",
            chinese: "失败比例（0 至 1），按发送标识确定。"),
        ConfigurationField(
            "failure", .choice(SandboxFault.outcomes.map(\.word)), defaultValue: "transient",
            english: "How those fail.", chinese: "失败时的结果。"),
        ConfigurationField(
            "receipts", .choice(SandboxSettings.Receipts.allCases.map(\.rawValue)), defaultValue: "none",
            english: "Whether receipts follow, and what they say.", chinese: "是否产生回执及其内容。"),
        ConfigurationField(
            "receipt_delay_ms", .integer(0...86_400_000), defaultValue: 1000,
            english: "Milliseconds until a receipt comes.", chinese: "回执延迟（毫秒）。"),
    ]
}
