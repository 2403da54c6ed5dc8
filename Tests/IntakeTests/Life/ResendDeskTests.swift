import Intake
import Ledger
import Messaging
import TestSupport
import Testing

@Suite struct `The desk for sending again` {
    @Test func `makes a new message that says the same and knows which it repeats`() async throws {
        try await LifeHouse.run { house in
            let task = try await house.send()
            try await house.fail(task)
            house.test.time.advance(to: TestDesk.start + .seconds(600))
            let acceptance = try await house.resends.resend(task, by: LifeHouse.shop)
            let (old, new) = (try await house.view(task), try await house.view(acceptance.deliveries[0]))
            #expect(old.state == .failed && new.state == .waiting)
            #expect(new.delivery.resentFrom == task && new.delivery.recipient == old.delivery.recipient)
            #expect(new.message.origin == .resend && new.message.id != old.message.id)
            #expect(
                new.message.content == old.message.content && new.message.template == old.message.template)
            #expect(new.message.parameters == old.message.parameters)
            #expect(new.message.acceptedAt == TestDesk.start + .seconds(600))
            #expect(new.expiresAt - new.due == old.expiresAt - old.due)
        }
    }

    @Test func `does it once, unless somebody insists`() async throws {
        try await LifeHouse.run { house in
            let task = try await house.send()
            try await house.fail(task)
            _ = try await house.resends.resend(task, by: LifeHouse.shop)
            let refusal = await #expect(throws: Refusal.self) {
                try await house.resends.resend(task, by: LifeHouse.shop)
            }
            #expect(refusal?.code == .conflict)
            #expect(refusal?.sentence == ResendAnswer.alreadyResent.sentence)
            _ = try await house.resends.resend(task, insists: true, by: LifeHouse.shop)
        }
    }

    @Test func `lets only one of many who ask at once do it`() async throws {
        try await LifeHouse.run { house in
            let task = try await house.send()
            try await house.fail(task)
            let done = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        do {
                            _ = try await house.resends.resend(task, by: LifeHouse.shop)
                            return true
                        } catch {
                            return false
                        }
                    }
                }
                return await group.reduce(0) { $1 ? $0 + 1 : $0 }
            }
            #expect(done == 1)
        }
    }

    @Test func `leaves alone what is not over, and what arrived`() async throws {
        try await LifeHouse.run { house in
            let waiting = try await house.send()
            let early = await #expect(throws: Refusal.self) {
                try await house.resends.resend(waiting, insists: true, by: LifeHouse.shop)
            }
            #expect(early?.sentence == ResendAnswer.notOver.sentence)
            let delivered = try await house.send()
            try await house.deliver(delivered)
            let needless = await #expect(throws: Refusal.self) {
                try await house.resends.resend(delivered, by: LifeHouse.shop)
            }
            #expect(needless?.sentence == ResendAnswer.delivered.sentence)
            _ = try await house.resends.resend(delivered, insists: true, by: LifeHouse.shop)
        }
    }

    @Test func `refuses mails whose files are gone, and says so`() async throws {
        try await LifeHouse.run { house in
            var request = TestDesk.request(2, to: ["ann@example.com"])
            request.attachments = [Attachment(filename: "a.txt", contentType: "text/plain", bytes: [1])]
            let mail = try await house.intake.accept(request, of: TestDesk.shop).deliveries[0]
            try await house.fail(mail)
            let refusal = await #expect(throws: Refusal.self) {
                try await house.resends.resend(mail, by: LifeHouse.shop)
            }
            #expect(refusal?.code == .conflict)
            #expect(refusal?.sentence == ResendAnswer.hadAttachments.sentence)
        }
    }

    @Test func `sends the failures of a batch again as one new batch, and not twice`() async throws {
        try await LifeHouse.run { house in
            let batch = try await house.sendBatch(5)
            try await house.fail(batch.deliveries[1])
            try await house.fail(batch.deliveries[3])
            try await house.deliver(batch.deliveries[0])
            _ = try await house.desk.control(.cancel, of: batch.deliveries[2], by: LifeHouse.shop)
            let page = try await house.resends.resend(ofBatch: batch.message, by: LifeHouse.shop)
            #expect(page.accepted.count == 1 && page.counts == [.resent: 2] && page.next == nil)
            let repeated = try await sources(of: page.deliveries, in: house)
            #expect(repeated == [batch.deliveries[1], batch.deliveries[3]])
            let new = try await house.desk.batch(page.accepted[0].message, for: LifeHouse.shop)
            #expect(new.counts == [.waiting: 2])

            let again = try await house.resends.resend(ofBatch: batch.message, by: LifeHouse.shop)
            #expect(again.accepted.isEmpty && again.counts == [.alreadyResent: 2])
            let cancelled = try await house.resends.resend(
                ofBatch: batch.message, states: [.cancelled], by: LifeHouse.shop)
            #expect(cancelled.counts == [.resent: 1])
        }
    }

    @Test func `sends what a filter finds again, each message's as one`() async throws {
        try await LifeHouse.run { house in
            let batch = try await house.sendBatch(2)
            let single = try await house.send()
            for task in batch.deliveries + [single] { try await house.fail(task) }
            let page = try await house.resends.resend(
                matching: DeliveryFilter(), by: LifeHouse.operating)
            #expect(page.counts == [.resent: 3])
            #expect(page.accepted.map(\.deliveries.count) == [2, 1])
            let strangers = try await house.resends.resend(
                matching: DeliveryFilter(), insists: true, by: LifeHouse.stranger)
            #expect(strangers.counts.isEmpty)
        }
    }

    @Test func `knows nobody else's messages`() async throws {
        try await LifeHouse.run { house in
            let task = try await house.send()
            try await house.fail(task)
            let refusal = await #expect(throws: Refusal.self) {
                try await house.resends.resend(task, by: LifeHouse.stranger)
            }
            #expect(refusal?.code == .taskNotFound)
        }
    }

    private func sources(
        of deliveries: [DeliveryID], in house: LifeHouse
    ) async throws -> [DeliveryID?] {
        var sources: [DeliveryID?] = []
        for delivery in deliveries { sources.append(try await house.view(delivery).delivery.resentFrom) }
        return sources
    }
}
