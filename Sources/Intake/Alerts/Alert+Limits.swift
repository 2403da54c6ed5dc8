import Messaging

/// The troubles that no event tells of, but a look at how things stand. Used up is another trouble than
/// nearly, and comes on top of it: whoever heard of the one wants to hear of the other, not that the one is
/// over because of the other.
extension Alert {
    /// An application has used nine tenths of its quota, or all of it; none where it has not.
    static func quota(of application: Application, _ standing: QuotaStanding, at now: Timestamp) -> [Alert] {
        guard standing.limit > 0, standing.used * 10 >= standing.limit * 9 else { return [] }
        let (name, key, resets) = (application.name, application.id.key, standing.resetsAt)
        let nearly = Alert(
            kind: .quota, subject: key, level: .warning, at: now,
            english: """
                Application \(name) has used \(standing.used) of its quota of \(standing.limit) receivers; \
                the                 next day begins at \(resets).
                """,
            chinese: "应用 \(name) 今日配额 \(standing.limit) 已用 \(standing.used)，\(resets) 重新计数。")
        guard standing.used >= standing.limit else { return [nearly] }
        let full = Alert(
            kind: .quota, subject: full(key), level: .critical, at: now,
            english: """
                Application \(name) has used up its quota of \(standing.limit) receivers; its messages are \
                refused until \(resets).
                """,
            chinese: "应用 \(name) 今日配额 \(standing.limit) 已用尽，\(resets) 前的消息将被拒绝。")
        return [nearly, full]
    }

    /// An application or an account has spent nine tenths of its budget, or all of it; none where it has not.
    ///
    /// - Parameters:
    ///   - number: the application's key or the account's number.
    ///   - title: who it is, in English and Chinese.
    ///   - nextCost: what the next message costs at least; if that does not fit, the budget is used up.
    static func budget(
        of number: String, _ title: (english: String, chinese: String), spent: Money, nextCost: Money,
        limit: Money, at now: Timestamp
    ) -> [Alert] {
        guard limit > .zero else { return [] }
        let isFull = spent >= limit || spent + nextCost > limit
        guard isFull || spent * 10 >= limit * 9 else { return [] }
        let nearly = Alert(
            kind: .budget, subject: number, level: .warning, at: now,
            english: "\(title.english) has spent \(spent) of today's budget of \(limit).",
            chinese: "\(title.chinese) 今日预算 \(limit) 已用 \(spent)。")
        guard isFull else { return [nearly] }
        let full = Alert(
            kind: .budget, subject: full(number), level: .critical, at: now,
            english: """
                \(title.english) has spent \(spent) of today's budget of \(limit); nothing more is sent for \
                it                 before tomorrow.
                """,
            chinese: "\(title.chinese) 今日预算 \(limit) 已用 \(spent)，今日不再发送。")
        return [nearly, full]
    }

    private static func full(_ number: String) -> String { "\(number)/full" }
}
