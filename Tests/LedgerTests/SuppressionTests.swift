import Messaging
import Testing

@testable import Ledger

@Suite struct `A suppression in the tables` {
    private func suppression(
        _ reason: Suppression.Reason, _ recipient: String = "1", medium: Medium = .sms, at second: Int = 0
    ) -> Suppression {
        Suppression(
            medium: medium, recipient: Recipient(recipient), reason: reason,
            account: reason == .operatorsWish ? nil : AccountID(7), at: Life.seconds(second),
            text: "since \(second)")
    }

    private func found(
        of recipient: String = "1", medium: Medium = .sms, after events: [Event]
    ) async throws -> Suppression? {
        try await TestLedger().tables(after: events) { tables throws(LedgerError) in
            try await tables.suppression(of: Recipient(recipient), medium: medium)
        }
    }

    @Test(arguments: Suppression.Reason.allCases)
    func `holds for one recipient and medium, until it is lifted`(reason: Suppression.Reason) async throws {
        let held = suppression(reason)
        let events = [Event.recipientSuppressed(held)]
        #expect(try await found(after: events) == held)
        #expect(try await found(of: "2", after: events) == nil)
        #expect(try await found(medium: .email, after: events) == nil)
        let lifted = SuppressionLifted(medium: .sms, recipient: Recipient("1"), at: Life.seconds(1))
        #expect(try await found(after: events + [.suppressionLifted(lifted)]) == nil)
    }

    @Test func `gives way to a stronger one only`() async throws {
        for first in Suppression.Reason.allCases {
            for second in Suppression.Reason.allCases {
                let (old, new) = (suppression(first), suppression(second, at: 5))
                let held = try await found(after: [.recipientSuppressed(old), .recipientSuppressed(new)])
                #expect(held == (second.rawValue > first.rawValue ? new : old))
            }
        }
    }

    @Test func `is listed page by page and counted`() async throws {
        let all = [
            suppression(.blocked, "9", medium: .email), suppression(.optedOut, "1"),
            suppression(.operatorsWish, "2"),
        ]
        let events = all.reversed().map(Event.recipientSuppressed)
        let (count, first, rest) = try await TestLedger().tables(after: events) {
            tables throws(LedgerError) in
            let first = try await tables.suppressions(after: nil, limit: 2)
            let last = first.last.map { (medium: $0.medium, recipient: $0.recipient) }
            return (
                try await tables.suppressionCount(), first,
                try await tables.suppressions(after: last, limit: 2)
            )
        }
        #expect(count == 3 && first == Array(all[..<2]) && rest == [all[2]])
    }
}
