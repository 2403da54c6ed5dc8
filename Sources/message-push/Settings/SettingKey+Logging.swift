extension SettingKey {
    static let logging = [logLevel, logReceivers]

    static let logLevel = SettingKey(
        "log_level", .word(["debug", "info", "notice", "warning", "error"]), standard: .value(.text("info")),
        "The least important lines that are still logged.")

    static let logReceivers = SettingKey(
        "log_receivers", .word(Settings.LogReceivers.allCases.map(\.rawValue)),
        standard: .value(.text(Settings.LogReceivers.masked.rawValue)),
        "Whether telephone numbers and addresses are logged masked, as 138****1234, or in full.")
}
