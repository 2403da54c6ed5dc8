import Catalog
import Ledger
import Messaging
import TestSupport

@testable import Intake

/// How providers' reports come in: those of account 1 by its echo, as the sandbox's do, the others as the
/// receipt desk judges them.
extension Life {
    /// Carries reports to the daemon, each when it is due, until it is taken.
    func carry(_ reports: AsyncStream<OutsideRecord.Receipt>, to bookkeeper: Bookkeeper) async {
        let judge = ReceiptJudge(
            catalog: { [world] in world.catalog }, dice: { [world] in world.roll() })
        await withDiscardingTaskGroup { group in
            for await receipt in reports {
                group.addTask {
                    await self.world.time.sleep(until: receipt.at)
                    while self.hasPower, !Task.isCancelled {
                        if await self.isTaken(receipt, by: bookkeeper, judge) { return }
                        await self.world.time.sleep(until: self.world.time.now + .seconds(5))
                    }
                }
            }
        }
    }

    private func isTaken(
        _ receipt: OutsideRecord.Receipt, by bookkeeper: Bookkeeper, _ judge: ReceiptJudge
    ) async -> Bool {
        do {
            if let account = receipt.report.account, account.number != 1 {
                let known = try await isRead(receipt.report, through: account, by: bookkeeper, judge)
                guard known else { return false }
            } else {
                try await ReceiptIntake(
                    bookkeeper: bookkeeper, judge: ReceiptJudge(catalog: { CatalogSnapshot() }, dice: { 0 }),
                    answers: { _ in .unknown }, time: world.time
                ).receive(receipt.report)
            }
            if hasPower { world.record.settle(receipt) }
            return true
        } catch {
            world.record.note("a receipt was not taken: \(error)")
            return false
        }
    }

    /// Does with a report what the receipt desk does; false while the tables do not have its attempt.
    private func isRead(
        _ report: ReceiptReport, through account: AccountID, by bookkeeper: Bookkeeper, _ judge: ReceiptJudge
    ) async throws(LedgerError) -> Bool {
        let now = world.time.now
        let notice = ReceiptNotice(
            attempt: report.attempt, providerMessageID: "", recipient: nil, isDelivered: report.isDelivered,
            code: report.code, text: report.text, at: nil)
        let matched = try await bookkeeper.read(after: .start) { tables throws(LedgerError) in
            try await tables.attempt(matching: notice, account: account, at: now)
        }.value
        guard let matched else { return false }
        let verdict = ReceiptVerdict(notice, of: matched, through: account, at: now)
        guard verdict.isNews else { return true }
        try await bookkeeper.record(
            verdict.events(answers: Self.answers, judge: judge), finishesAccepted: true)
        return true
    }

    /// A number that is gone is not written to again.
    private static let answers = AnswerTable(
        [AnswerRule("gone", .rejected(.recipientBlocked), english: "It is gone.", chinese: "空号。")],
        otherwise: AnswerTable.unknown.otherwise)
}
