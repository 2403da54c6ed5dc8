import Catalog
import Ledger
import Messaging

/// Everything that happened to one delivery, in order, as the trace tells it.
struct TraceEvents: Sendable {
    let trace: Trace
    let controls: [ControlView]
    let notices: [NoticeView]
    let resends: [DeliveryID]
    let catalog: CatalogSnapshot

    private typealias Told = (at: Timestamp, event: JSONValue)

    /// Each with `at` and `kind`; the first first.
    var all: [JSONValue] {
        let told =
            beginning + trace.attempts.flatMap(events(of:)) + controls.map(event(of:)) + ending
            + notices.flatMap(events(of:)) + resent
        // What happened in the same millisecond stays in the order of the story.
        return told.enumerated().sorted { left, right in
            (left.element.at, left.offset) < (right.element.at, right.offset)
        }.map(\.element.event)
    }

    private var beginning: [Told] {
        let delivery = trace.delivery
        let message = delivery.message
        var told = [
            event(
                "accepted", at: message.acceptedAt,
                delivery.resentFrom.map { [("resent_from", .string($0.description))] } ?? [])
        ]
        if let scheduledAt = message.scheduledAt {
            told.append(
                event(
                    "scheduled", at: message.acceptedAt, [("next_at", .string(scheduledAt.precise))]))
        }
        if let notBefore = delivery.delivery.notBefore {
            told.append(
                event("quiet", at: message.acceptedAt, [("next_at", .string(notBefore.precise))]))
        }
        return told
    }

    private func events(of attempt: AttemptView) -> [Told] {
        let through = members(of: attempt.account, attempt: attempt.number)
        var begin = through + [("choice", .string(attempt.choice))]
        if let charge = attempt.charge {
            begin += [("cost", .string(charge.amount.description)), ("parts", .integer(charge.parts))]
        }
        var told = [event("attempt_started", at: attempt.startedAt, begin)]
        if let finishedAt = attempt.finishedAt, let result = attempt.result {
            told.append(
                event(
                    attempt.isDeclared ? "declared_uncertain" : "attempt_finished", at: finishedAt,
                    through + [
                        ("outcome", .string(result.outcome.name)), ("code", .string(result.code)),
                        ("text", .string(result.text)),
                        ("provider_message_id", .string(result.providerMessageID)),
                        ("took_ms", .integer((finishedAt - attempt.startedAt).milliseconds)),
                    ] + consequence(attempt.disposition, rule: attempt.rule)))
        }
        if let askedAt = attempt.askedAt {
            told.append(event("asked", at: askedAt, through + [("text", .string(attempt.answer))]))
        }
        if let receipt = attempt.receipt {
            told.append(
                event(
                    "receipt", at: receipt.at,
                    through + [
                        ("outcome", .string(receipt.isDelivered ? "delivered" : "failed")),
                        ("code", .string(receipt.code)), ("text", .string(receipt.text)),
                    ] + consequence(receipt.disposition, rule: receipt.rule)))
        }
        return told
    }

    private func consequence(_ disposition: Disposition?, rule: String) -> [JSONObject.Member] {
        [
            ("disposition", disposition.map { .string($0.name) } ?? .null),
            ("next_at", disposition?.moment.map { .string($0.precise) } ?? .null),
            ("rule", .string(rule)),
        ]
    }

    private func event(of control: ControlView) -> Told {
        let next: Timestamp? =
            switch control.control {
            case .cancel, .hold: nil
            case .release(let due), .reschedule(let due, _): due
            }
        let effect =
            switch control.effect {
            case .ignored: "ignored"
            case .done: "done"
            case .wished: "wished"
            }
        return event(
            "control", at: control.at,
            [
                ("control", .string(control.control.name)), ("by", .string(control.by)),
                ("effect", .string(effect)), ("next_at", next.map { .string($0.precise) } ?? .null),
            ])
    }

    /// What ended the delivery, where that was no attempt, no receipt of one and nobody's wish.
    private var ending: [Told] {
        let delivery = trace.delivery
        let text: [JSONObject.Member] = [("text", .string(delivery.text))]
        if let receiptAt = delivery.receiptAt, delivery.receipt == .timeout {
            return [event("expired", at: receiptAt, [("outcome", "no receipt")] + text)]
        }
        switch delivery.state {
        case .expired: return [event("expired", at: delivery.updatedAt, text)]
        case .failed where delivery.attempts == 0: return [event("failed", at: delivery.updatedAt, text)]
        default: return []
        }
    }

    private func events(of notice: NoticeView) -> [Told] {
        notice.tellings.map { telling in
            event(
                "notice", at: telling.updatedAt,
                [
                    ("word", .string(notice.word.rawValue)), ("event_id", .string(notice.id.description)),
                    ("endpoint", .string(catalog.channel(telling.channel)?.name ?? "")),
                    ("state", .string(telling.state.name)), ("attempts", .integer(telling.attempts)),
                    ("code", .string(telling.code)), ("text", .string(telling.text)),
                    ("next_at", telling.state.isFinal ? .null : .string(telling.due.precise)),
                ])
        }
    }

    private var resent: [Told] {
        resends.map { id in
            event("resent", at: trace.delivery.updatedAt, [("task_id", .string(id.description))])
        }
    }

    private func event(_ kind: String, at moment: Timestamp, _ members: [JSONObject.Member] = []) -> Told {
        (
            moment,
            .object(JSONObject([("at", .string(moment.precise)), ("kind", .string(kind))] + members))
        )
    }

    /// The account's name, and its provider, whose codes the event has.
    private func members(of id: AccountID, attempt number: Int) -> [JSONObject.Member] {
        [
            ("attempt", .integer(number)), ("account", .string(catalog.accountName(id))),
            ("provider", .string(catalog.account(id)?.provider ?? "")),
        ]
    }
}
