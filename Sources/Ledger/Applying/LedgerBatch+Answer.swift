import Messaging

extension LedgerBatch {
    /// Notes what a provider said of an attempt. The attempt keeps how it ended; the answer stands beside
    /// that, and moves the delivery if the attempt is still its last.
    mutating func answer(_ answered: AttemptAnswered) throws {
        let number = answered.attempt.number
        let row = try change(answered.attempt.delivery, attempt: number, at: answered.at) { row in
            if number == row.attempts, row.state == .awaitingReceipt || row.state == .settling {
                row.take(answered)
            }
            return .attemptAnswered(answered)
        }
        guard let row else { return }
        changeAttempt(row, answered.attempt.number) { attempt in
            attempt.answer = AttemptRow.Answer(
                at: answered.at, text: answered.answer.words, rule: answered.rule)
            if case .underWay(let name) = answered.answer, attempt.learnedName.isEmpty {
                attempt.learnedName = name
            }
        }
    }
}

extension DeliveryRow {
    fileprivate mutating func take(_ answered: AttemptAnswered) {
        var isHeld = state == .awaitingReceipt
        var report = ReceiptStatus.none
        switch answered.answer {
        case .delivered(let code, let text):
            (self.code, self.text) = (code, text)
            report = .delivered
        case .failed(let code, let text):
            (self.code, self.text) = (code, text)
            report = .failed
        case .underWay: isHeld = true
        case .absent:
            // What the provider once had, its records may only be late to show.
            if !isHeld { (code, text) = ("", "The provider never had this message.") }
        case .unlisted, .silent: break
        }
        if case .tryAnotherAccount = answered.disposition, let account { exclude(account) }
        follow(answered.disposition, isHeld: isHeld, at: answered.at)
        guard state.isFinal, report != .none else { return }
        receipt = report
        receiptAt = answered.at
    }
}

extension InquiryAnswer {
    /// The answer as traces show it: its name, the provider's code and the provider's words.
    fileprivate var words: String {
        let rest: [String] =
            switch self {
            case .delivered(let code, let text), .failed(let code, let text): [code, text]
            case .underWay(let providerMessageID): [providerMessageID]
            case .absent, .unlisted: []
            case .silent(let text): [text]
            }
        return ([name] + rest.filter { !$0.isEmpty }).joined(separator: " ")
    }
}
