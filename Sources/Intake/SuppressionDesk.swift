package import Ledger
package import Messaging

/// Where the operator says who is not to be written to, and who may be again.
package struct SuppressionDesk: Sendable {
    private let bookkeeper: Bookkeeper
    private let time: any TimeSource

    /// A desk that records in `bookkeeper`'s journal.
    package init(bookkeeper: Bookkeeper, time: any TimeSource) {
        self.bookkeeper = bookkeeper
        self.time = time
    }

    /// Suppresses a receiver for every class; `text` says why, for the list.
    ///
    /// - Returns: the recipient in the form in which it is kept.
    @discardableResult
    package func suppress(
        _ receiver: String, over medium: Medium, text: String
    ) async throws(Refusal) -> Recipient {
        let recipient = try ReceiverRules.recipient(receiver, on: medium)
        try await record(
            .recipientSuppressed(
                Suppression(
                    medium: medium, recipient: recipient, reason: .operatorsWish, account: nil, at: time.now,
                    text: text)))
        return recipient
    }

    /// Lets a receiver be written to again, whatever the reason was.
    @discardableResult
    package func lift(_ receiver: String, over medium: Medium) async throws(Refusal) -> Recipient {
        let recipient = try ReceiverRules.recipient(receiver, on: medium)
        try await record(
            .suppressionLifted(SuppressionLifted(medium: medium, recipient: recipient, at: time.now)))
        return recipient
    }

    private func record(_ event: Event) async throws(Refusal) {
        do {
            try await bookkeeper.record([event])
        } catch {
            throw Admission.refusal(for: error)
        }
    }
}
