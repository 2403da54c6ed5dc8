import Catalog
import Ledger
import Messaging
import Policy

/// Who travels in a call.
extension Dispatcher {
    /// Somebody who cannot travel, with what his attempt comes to.
    struct Refused: Sendable {
        let passenger: Passenger
        let result: AttemptResult
    }

    /// Finds out what each delivery says. Those whose message the tables do not have yet wait a little; those
    /// whose recipient is not to be written to are over; those that cannot be worded are refused.
    nonisolated func board(
        _ planned: PlannedCall, through account: Account, now: Timestamp
    ) async throws(LedgerError) -> (ready: [Passenger], refused: [Refused]) {
        let template = wording(of: planned)
        let catalog = catalog()
        var ready: [Passenger] = []
        var refused: [Refused] = []
        var texts: [MessageID: Text] = [:]
        let suspects = await suspects(among: planned.deliveries)
        for waiting in planned.deliveries {
            if texts[waiting.message] == nil, let message = try await content(of: waiting) {
                texts[waiting.message] = Text(message, template)
            }
            guard let text = texts[waiting.message] else {
                await postpone([waiting])
                continue
            }
            if suspects.contains(waiting.delivery.id),
                try await endsSuppressed(waiting, text.message)
            {
                continue
            }
            let attempt = AttemptID(delivery: waiting.delivery.id, number: waiting.attempts + 1)
            let wording = text.wording ?? ProviderWording()
            var passenger = Passenger(
                waiting: waiting, message: text.message,
                order: AttemptOrder(
                    attempt: attempt, message: text.message, recipient: waiting.delivery.recipient,
                    wording: wording, at: now))
            if let problem = text.problem {
                refused.append(Refused(passenger: passenger, result: problem))
                continue
            }
            let charge = budgets.charge(
                for: text.message, wording: wording, to: waiting.delivery.recipient, through: account,
                in: catalog, now: now)
            guard await affords(charge, waiting, through: account) else { continue }
            passenger.charge = charge
            ready.append(passenger)
        }
        return (ready, refused)
    }

    /// A message, and how the call's account says it.
    private struct Text {
        let message: Message
        var wording: ProviderWording?
        var problem: AttemptResult?

        init(_ message: Message, _ template: (template: ProviderTemplate, variables: [String])) {
            self.message = message
            do {
                wording = try ProviderWording(
                    template.template, for: message, variables: template.variables)
            } catch {
                problem = AttemptResult(
                    .rejected(.misconfigured), code: "wording", text: "\(error)")
            }
        }
    }

    private nonisolated func wording(
        of planned: PlannedCall
    ) -> (template: ProviderTemplate, variables: [String]) {
        let catalog = catalog()
        guard let line = planned.deliveries.first?.line, let channel = catalog.channel(line.channel) else {
            return (ProviderTemplate(), [])
        }
        let binding = channel.bindings.first { $0.account == planned.account }
        let variables = catalog.template(channel.template)?.variables ?? []
        return (binding?.template ?? ProviderTemplate(), variables)
    }

    /// Ends a delivery to somebody who is not to be written to; false if its class goes out all the same.
    private nonisolated func endsSuppressed(
        _ waiting: WaitingDelivery, _ message: Message
    ) async throws(LedgerError) -> Bool {
        let recipient = waiting.delivery.recipient
        let suppression = try await bookkeeper.read(after: bookkeeper.durable) {
            tables throws(LedgerError) in
            try await tables.suppression(of: recipient, medium: message.medium)
        }.value
        guard let suppression, suppression.holds(for: message.messageClass) else { return false }
        try await keep([
            .deliveryFailed(
                DeliveryFailed(
                    delivery: waiting.delivery.id, at: time.now, reason: suppression.reason.sentence))
        ])
        return true
    }
}

extension Suppression.Reason {
    /// Why a delivery was not attempted, for operators and clients.
    fileprivate var sentence: String {
        switch self {
        case .optedOut: "The recipient opted out of such messages."
        case .blocked: "A provider reported that the recipient is blacklisted or gone."
        case .operatorsWish: "The operator suppressed this recipient."
        }
    }
}
