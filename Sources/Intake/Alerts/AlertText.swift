import Ledger
import Messaging

/// What people read of a trouble: Chinese first, then English, both short.
struct AlertText: Equatable, Sendable {
    let title: String
    let body: String

    /// What is told of `view` now: the trouble, or that it is over.
    init(_ view: AlertView, host: String, now: Timestamp) {
        let alert = view.alert
        let since = view.raisedAt
        if view.isRecovery {
            let lasted = (view.resolvedAt ?? now) - since
            title = "【恢复】\(alert.kind.chinese)｜Over: \(alert.kind.english)"
            body = """
                已恢复，持续 \(Self.length(lasted, in: .chinese))。
                It is over; it lasted \(Self.length(lasted, in: .english)).

                \(alert.chinese)
                \(alert.english)

                主机 Host: \(host)
                开始 Since: \(since)
                """
        } else {
            let times = view.count > 1 ? "\n次数 Times: \(view.count)" : ""
            let (level, kind) = (alert.level, alert.kind)
            title = "【\(level.chinese)】\(kind.chinese)｜\(level.english): \(kind.english)"
            body = """
                \(alert.chinese)
                \(alert.english)

                主机 Host: \(host)
                开始 Since: \(since)\(times)
                """
        }
    }

    private init(title: String, body: String) {
        self.title = title
        self.body = body
    }

    /// A text that says that it is a test.
    static func test(from host: String, at now: Timestamp) -> AlertText {
        AlertText(
            title: "【测试】告警测试｜Test alert",
            body: """
                这是一条测试告警，无需处理。
                This is a test. Nothing is wrong.

                主机 Host: \(host)
                时间 Time: \(now)
                """)
    }

    /// A mail has a subject; elsewhere the title is the first line, where everybody sees it.
    func content(for medium: Medium) -> Content {
        Content(
            subject: title, body: medium == .email ? body : "\(title)\n\(body)", format: .text)
    }

    private enum Language { case chinese, english }

    /// `40 秒`, `12 min`, `3 h`: whole numbers of the largest unit of which there are two.
    private static func length(_ duration: Duration, in language: Language) -> String {
        let seconds = max(0, duration.milliseconds / 1000)
        let units: [(size: Int64, chinese: String, english: String)] = [
            (86_400, "天", "d"), (3600, "小时", "h"), (60, "分钟", "min"), (1, "秒", "s"),
        ]
        let unit = units.first { seconds >= 2 * $0.size } ?? (1, "秒", "s")
        return "\(seconds / unit.size) \(language == .chinese ? unit.chinese : unit.english)"
    }
}
