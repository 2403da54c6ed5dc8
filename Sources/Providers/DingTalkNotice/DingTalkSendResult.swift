import Messaging

/// What DingTalk says of a task: who got the notice, and who did not.
struct DingTalkSendResult: Sendable {
    private static let undelivered = [
        "invalid_user_id_list", "forbidden_user_id_list", "failed_user_id_list",
    ]
    private static let delivered = ["read_user_id_list", "unread_user_id_list"]

    private let lists: JSONValue

    /// Reads the answer of `getsendresult`.
    init(_ answer: CodedAnswer) { lists = answer.body["send_result"] ?? .object([:]) }

    /// What became of the notice to one user. While the task runs, a user is in no list.
    func answer(for user: String, task: String) -> InquiryAnswer {
        if let list = Self.undelivered.first(where: { names(user, in: $0) }) {
            return .failed(code: list, text: "DingTalk lists the user among those without the notice.")
        }
        if let list = Self.delivered.first(where: { names(user, in: $0) }) {
            return .delivered(code: list, text: "DingTalk lists the user among those with the notice.")
        }
        return .underWay(providerMessageID: task)
    }

    /// User ids mean the same in large and small letters.
    private func names(_ user: String, in list: String) -> Bool {
        let user = user.lowercased()
        return lists[list]?.arrayValue?.contains { $0.stringValue?.lowercased() == user } ?? false
    }
}
