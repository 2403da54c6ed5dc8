import Chronicle

extension SettingKey {
    static let logging = [logLevel, logDeliveries, logReceivers]

    static let logLevel = SettingKey(
        "log_level", .word(["debug", "info", "notice", "warning", "error"]), standard: .value(.text("info")),
        "The least important lines that are still logged.")

    static let logDeliveries = SettingKey(
        "log_deliveries", .word(LogSelection.allCases.map(\.rawValue)), standard: .value(.text("all")),
        """
        Which events of deliveries are logged: all, those that went wrong, or none. What the log cannot \
        bear, beyond 14000 events in 30 seconds, is left out, counted, and told.
        """)

    static let logReceivers = SettingKey(
        "log_receivers", .word(["masked", "full"]), standard: .value(.text("masked")),
        "Whether receivers stand in the log with their middle hidden, or as they are.")
}
