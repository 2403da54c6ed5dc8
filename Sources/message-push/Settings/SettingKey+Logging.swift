extension SettingKey {
    static let logging = [logLevel]

    static let logLevel = SettingKey(
        "log_level", .word(["debug", "info", "notice", "warning", "error"]), standard: .value(.text("info")),
        "The least important lines that are still logged.")
}
