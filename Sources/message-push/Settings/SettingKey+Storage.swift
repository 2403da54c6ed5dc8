extension SettingKey {
    static let storage = [
        journalSegmentBytes, journalBytesMax, ledgerLagBytesMax, diskReserveBytes, retentionDays,
        callbackRetentionDays, upgradeBackup,
    ]

    static let journalSegmentBytes = SettingKey(
        "journal_segment_bytes", unit: "bytes", standard: 64 << 20, in: (1 << 20)...(1 << 30),
        "The size of one file of the journal. Two of them are in use on an idle disk.")

    static let journalBytesMax = SettingKey(
        "journal_bytes_max", unit: "bytes", standard: 8 << 30, in: (4 << 20)...(1 << 40),
        "How large the journal may grow. Beyond it new messages are refused; what was accepted goes on.")

    static let ledgerLagBytesMax = SettingKey(
        "ledger_lag_bytes_max", unit: "bytes", standard: 64 << 20, in: (1 << 20)...(1 << 40),
        """
        How far the ledger may lie behind the journal before new messages are refused with 503. \
        64 MiB are applied within seconds.
        """)

    static let diskReserveBytes = SettingKey(
        "disk_reserve_bytes", unit: "bytes", standard: 64 << 20, in: (1 << 20)...(1 << 40),
        """
        How much of the disk is kept for finishing accepted messages. \
        With less than this free new messages are refused.
        """)

    static let retentionDays = SettingKey(
        "retention_days", unit: "days", standard: 90, in: 0...36_600,
        """
        How long a message is kept after it is over, with its attempts, receipts and notices. What still \
        waits, is scheduled or held stays however old it is. Zero means for ever.
        """)

    static let callbackRetentionDays = SettingKey(
        "callback_retention_days", unit: "days", standard: 30, in: 0...36_600,
        """
        How long the callbacks of providers are kept word for word after they were read. Zero means for ever.
        """)

    static let upgradeBackup = SettingKey(
        "upgrade_backup", .word(["true", "false"]), standard: .value(.text("true")),
        """
        Whether a backup is made before a new edition changes the tables. It takes as much room as the \
        databases; say false once if there is none, and make a backup elsewhere before.
        """)
}
