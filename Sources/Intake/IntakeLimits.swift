/// What one request may ask for. Every number is a setting of the same name.
package struct IntakeLimits: Equatable, Sendable {
    /// Receivers of one batch call (`receivers_per_batch_max`).
    package var receiversPerBatchMax: Int
    /// Files of one message (`attachments_count_max`).
    package var attachmentsCountMax: Int
    /// Bytes of one file (`attachment_bytes_max`).
    package var attachmentBytesMax: Int
    /// Bytes of all files of one message (`attachments_bytes_max`).
    package var attachmentsBytesMax: Int
    /// How far ahead a message may be scheduled (`scheduled_days_max`).
    package var scheduleHorizon: Duration
    /// Bytes of journal that the tables may lag behind before work is refused (`ledger_lag_bytes_max`).
    package var ledgerLagBytesMax: Int

    /// Limits; the defaults are those of the settings.
    package init(
        receiversPerBatchMax: Int = 10_000, attachmentsCountMax: Int = 5, attachmentBytesMax: Int = 5 << 20,
        attachmentsBytesMax: Int = 10 << 20, scheduleHorizon: Duration = .seconds(3660 * 86_400),
        ledgerLagBytesMax: Int = 64 << 20
    ) {
        self.receiversPerBatchMax = receiversPerBatchMax
        self.attachmentsCountMax = attachmentsCountMax
        self.attachmentBytesMax = attachmentBytesMax
        self.attachmentsBytesMax = attachmentsBytesMax
        self.scheduleHorizon = scheduleHorizon
        self.ledgerLagBytesMax = ledgerLagBytesMax
    }
}
