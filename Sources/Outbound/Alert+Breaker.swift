import Messaging

extension Alert {
    /// An account that rests because it failed too often.
    init(breakerOf account: String, changed change: BreakerChanged) {
        let until = change.until?.description ?? "-"
        self.init(
            kind: .breaker, subject: "\(change.account)", level: .critical, at: change.at,
            english: """
                Account \(account) rests until \(until): \(change.reason) Other accounts of its channels \
                stand in where there are any.
                """,
            chinese: "账号 \(account) 已熔断，\(until) 前不再使用：\(change.reason) 如通道绑定了其他账号，将自动切换。")
    }
}
