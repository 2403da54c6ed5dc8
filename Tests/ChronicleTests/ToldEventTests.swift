import Ledger
import Messaging
import Testing

@testable import Chronicle

@Suite struct `An event in words` {
    private func told(_ event: LifeEvent, showsReceivers: Bool = false) -> ToldEvent {
        ToldEvent(event, in: Scenes.catalog, showsReceivers: showsReceivers)
    }

    private func fields(_ event: ToldEvent) -> JSONObject { JSONObject(event.members) }

    @Test func `has the names that operators chose, and numbers for what is gone`() {
        #expect(
            fields(told(Scenes.finished(.deferred(.transient), .retry(at: Scenes.start), text: "busy"))) == [
                "task": .string(Scenes.id(1).description), "app": "shop", "channel": "4",
                "receiver": "+86****8000", "state": "in_flight", "attempt": 1, "account": "account 7",
                "outcome": "deferred/transient", "code": "c", "reason": "busy", "disposition": "retry",
                "next_at": .string(Scenes.start.precise), "rule": "no money", "took_ms": 412,
            ])
    }

    @Test func `says what happened and what follows`() {
        let attempt = "attempt 1 through account 7"
        #expect(
            told(Scenes.finished(.deferred(.transient), .retry(at: Scenes.start), text: "busy")).sentence
                == "\(attempt): deferred/transient (c busy); retry at \(Scenes.start)")
        #expect(
            told(Scenes.event(.attemptBegan(insteadOf: AccountID(8)))).sentence
                == "\(attempt) begins, instead of account 8")
        #expect(told(Scenes.accepted()).sentence == "accepted")
        #expect(told(Scenes.accepted()).wholeSentence == "accepted from shop on 4 for +86****8000")
        #expect(told(Scenes.ended(.unconfirmed)).sentence == "unconfirmed: no receipt came in time")
        let control = DeliveryControlled(
            delivery: Scenes.id(1), line: Scenes.line, control: .hold, at: Scenes.start, by: "shop")
        #expect(told(Scenes.event(.controlled(control, .done))).sentence == "hold wanted by shop: done")
    }

    @Test func `speaks of a batch as one`() {
        let batch = MessageID(UniqueID(high: 1, low: 2))
        let event = LifeEvent(
            .accepted(receivers: 300, due: Scenes.start), at: Scenes.start, delivery: nil, batch: batch,
            line: Scenes.line, recipient: nil, state: .waiting, attempt: nil, account: nil)
        #expect(
            told(event).wholeSentence == "accepted from shop on 4 for 300 receivers; due at \(Scenes.start)")
        #expect(
            fields(told(event)) == [
                "batch": .string(batch.description), "app": "shop", "channel": "4", "state": "waiting",
                "receivers": 300, "next_at": .string(Scenes.start.precise),
            ])
    }

    @Test func `hides the receiver, in the provider's words too, unless it shall not`() {
        let event = Scenes.finished(
            .rejected(.permanent), .fail, text: "no such number: 13800138000 (+8613800138000)")
        #expect(fields(told(event))["reason"] == "no such number: 138****8000 (+86****8000)")
        #expect(!told(event).sentence.contains("13800138000"))
        let open = told(event, showsReceivers: true)
        #expect(fields(open)["receiver"] == "+8613800138000")
        #expect(open.sentence.contains("+8613800138000"))
    }
}
