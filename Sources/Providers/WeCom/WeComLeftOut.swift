import Messaging

/// Members whom WeCom left out of a call that it took for the others.
struct WeComLeftOut: Sendable {
    private let answer: CodedAnswer
    /// The list that names a member, by the member's id in small letters, as WeCom writes it.
    private let lists: [String: String]

    init(_ answer: CodedAnswer) {
        self.answer = answer
        var lists: [String: String] = [:]
        for list in ["unlicenseduser", "invaliduser"] {
            for user in answer.body[list]?.stringValue?.split(separator: "|") ?? [] {
                lists[user.lowercased()] = list
            }
        }
        self.lists = lists
    }

    /// What the call came to for one member.
    func result(for recipient: Recipient, by answers: AnswerTable) -> AttemptResult {
        let name = answer.body["msgid"]?.stringValue ?? ""
        guard let list = lists[recipient.address.lowercased()] else {
            return AttemptResult(.delivered, code: "0", text: answer.message, providerMessageID: name)
        }
        return answers.result(
            code: list, words: "WeCom lists the member in \(list).", providerMessageID: name)
    }
}
