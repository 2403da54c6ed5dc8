import Catalog
import Intake
import Ledger
import Logging
import Messaging
import Outbound
import Policy
import Providers
import ServiceLifecycle

/// Who takes in what providers report, however it comes.
struct ReceiptDesks {
    let desk: ReceiptDesk
    let callbacks: CallbackIntake
    let collector: ReceiptCollector

    /// - Parameter isCopy: whether this house came from a backup and was not told to go on.
    init(
        bookkeeper: Bookkeeper, catalog: @escaping @Sendable () -> CatalogSnapshot,
        senders: @escaping @Sendable (Account) -> (any Sender)?, judge: ReceiptJudge, time: any TimeSource,
        dice: @escaping @Sendable () -> UInt64, isCopy: @escaping @Sendable () -> Bool, logger: Logger
    ) {
        desk = ReceiptDesk(
            bookkeeper: bookkeeper, catalog: catalog, formats: ProviderDirectory.callbackFormat(of:),
            answers: ProviderDirectory.answers(of:), judge: judge, time: time, logger: logger)
        callbacks = CallbackIntake(bookkeeper: bookkeeper, desk: desk)
        collector = ReceiptCollector(
            intake: callbacks, catalog: catalog, senders: senders, time: time, dice: dice, isResting: isCopy,
            logger: logger)
    }

    var services: [any Service] { [desk, collector] }
}
