import Catalog
import Intake
import Ledger
import Messaging
import Testing

@Suite struct `A receipt at the window` {
    @Test func `is durable when the provider is told so`() async throws {
        let desk = try TestDesk()
        let bookkeeper = try await desk.openBookkeeper()
        let attempt = AttemptID(delivery: DeliveryID(UniqueID(high: 1, low: 2)), number: 3)
        let report = ReceiptReport(
            attempt: attempt, account: nil, providerMessageID: "p", isDelivered: false,
            code: "UNDELIV",
            text: "no such number")
        try await window(bookkeeper, desk.time).receive(report)
        let events = try await bookkeeper.committed().next().map(\.event)
        let expected = ReceiptArrived(
            attempt: attempt, at: TestDesk.start, isDelivered: false, code: "UNDELIV", text: "no such number")
        #expect(events == [.receiptArrived(expected)])
        await bookkeeper.close()
        await #expect(throws: LedgerError.self) {
            try await window(bookkeeper, desk.time).receive(report)
        }
    }

    private func window(_ bookkeeper: Bookkeeper, _ time: any TimeSource) -> ReceiptIntake {
        ReceiptIntake(
            bookkeeper: bookkeeper, judge: ReceiptJudge(catalog: { CatalogSnapshot() }, dice: { 0 }),
            answers: { _ in .unknown }, time: time)
    }
}
