extension SettingKey {
    static let limits = [
        timeZone, codePause, codesPerPrefixMax, codesPerClientMax, codesPerApplicationMax, queueAgeAlert,
    ]

    static let timeZone = SettingKey(
        "time_zone", .timeZone, standard: .derived(how: "the server's own", usually: "Asia/Shanghai"),
        """
        By which clock the day begins at which quotas and budgets start anew, for applications and channels \
        that have no time zone of their own.
        """)

    static let codePause = SettingKey(
        "code_pause_seconds", unit: "seconds", standard: 30, in: 0...3600,
        """
        How long a receiver of a code waits for the next one; each further pause is twice as long, up to an \
        hour, until no code went to the receiver for an hour. Zero means no pause.
        """)

    static let codesPerPrefixMax = SettingKey(
        "codes_per_prefix_max", unit: "numbers", standard: 60, in: 0...1_000_000,
        """
        How many telephone numbers that differ in their last four digits only may get messages of class code \
        in ten minutes. Somebody who bombs numbers often takes them in order. Zero means no limit.
        """)

    static let codesPerClientMax = SettingKey(
        "codes_per_client_max", unit: "messages", standard: 20, in: 0...1_000_000,
        """
        How many messages of class code may be caused in ten minutes from one client_ip, where applications \
        tell it. Zero means no limit.
        """)

    static let codesPerApplicationMax = SettingKey(
        "codes_per_application_max", unit: "messages", standard: 1200, in: 0...1_000_000,
        "How many messages of class code one application may send in a minute. Zero means no limit.")

    static let queueAgeAlert = SettingKey(
        "queue_age_alert_seconds", unit: "seconds", standard: 300, in: 10...86_400,
        "How long something that is due may wait before the alert targets are told.")
}
