import Messaging

/// Sends nothing anywhere: keeps what it is given, and ends as the settings and the recipient ask for.
struct SandboxSender: Sender {
    let account: AccountID
    let accountName: String
    let settings: SandboxSettings
    let time: any TimeSource
    let log: SandboxLog
    let receipts: SandboxReceipts

    /// It keeps a record of each attempt, and a repeat shows in it.
    var recognisesRepeats: Bool { false }

    func attempt(_ order: AttemptOrder) async -> AttemptResult {
        if settings.delay > .zero { await time.sleep(until: time.now + settings.delay) }
        guard !Task.isCancelled else {
            return AttemptResult(.deferred(.transient), text: "The attempt was called off.")
        }
        var fault = settings.fault(for: order.attempt, to: order.recipient)
        let planned =
            fault.receipts ?? (settings.receipts == .none ? nil : [settings.receipts == .delivered])
        if fault.outcome == .delivered, planned != nil { fault.outcome = .accepted }
        do {
            try await log.append(record(order, fault.outcome))
        } catch {
            return AttemptResult(.deferred(.transient), text: error.description)
        }
        let name = "sandbox-\(order.attempt)"
        if fault.outcome == .accepted {
            for isDelivered in planned ?? [] { plan(order, isDelivered, name: name) }
        }
        return AttemptResult(
            fault.outcome, code: fault.code, text: "The sandbox keeps what it is given.",
            providerMessageID: name)
    }

    private func record(_ order: AttemptOrder, _ outcome: Outcome) -> SandboxRecord {
        SandboxRecord(
            at: order.at, attempt: order.attempt, account: accountName, medium: order.message.medium,
            recipient: order.recipient, content: order.message.content, outcome: outcome)
    }

    private func plan(_ order: AttemptOrder, _ isDelivered: Bool, name: String) {
        let report = ReceiptReport(
            attempt: order.attempt, account: account, providerMessageID: name, isDelivered: isDelivered,
            code: isDelivered ? "DELIVERED" : "UNDELIVERED", text: "A receipt of the sandbox.")
        receipts.plan(report, due: time.now + settings.receiptDelay)
    }
}
