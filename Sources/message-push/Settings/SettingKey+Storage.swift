extension SettingKey {
    static let storage = [journalSegmentBytes, journalBytesMax, ledgerLagBytesMax, diskReserveBytes]

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
}
