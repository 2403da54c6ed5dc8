import Messaging

/// The troubles of the house itself.
extension Alert {
    /// What is due in a lane has waited for too long.
    static func queueAge(of lane: Lane, since due: Timestamp, at now: Timestamp) -> Alert {
        Alert(
            kind: .queueAge, subject: lane.name, level: lane == .urgent ? .critical : .warning, at: now,
            english: """
                In lane \(lane.name) a message has been due since \(due) and still waits. “message-push \
                queue” shows what waits for whom.
                """,
            chinese: "\(lane.name) 队列中有消息自 \(due) 到期后仍未发送，可用 message-push queue 查看。")
    }

    /// The disk is nearly full.
    static func diskLow(at now: Timestamp) -> Alert {
        Alert(
            kind: .disk, subject: "state", level: .critical, at: now,
            english: """
                The disk of the state directory is nearly full; no message is accepted until there is room.
                """,
            chinese: "状态目录所在磁盘空间不足，已停止接收新消息，请尽快清理。")
    }

    /// Receipts of an account pile up that match no message.
    static func receipts(of account: String, number: AccountID, count: Int, at now: Timestamp) -> Alert {
        Alert(
            kind: .receipts, subject: "\(number)", level: .warning, at: now,
            english: """
                Account \(account) has \(count) receipts or more that match no message for ten minutes. Does \
                another system use the account, or has the provider's format changed?
                """,
            chinese: "账号 \(account) 有 \(count) 条以上回执超过十分钟无法匹配消息，请检查账号是否被其他系统共用。")
    }
}
