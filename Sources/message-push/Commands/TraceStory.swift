import Messaging

/// What happened to a message, for people: who, to whom, and line by line what and why.
struct TraceStory {
    /// As wide as an event's time and the gap behind it.
    private static let margin = String(repeating: " ", count: 14)

    private let trace: JSONValue
    private let now: Timestamp
    private let explanations: Explanations

    init(_ trace: JSONValue, now: Timestamp, explanations: Explanations = .none) {
        self.trace = trace
        self.now = now
        self.explanations = explanations
    }

    /// All of it, times in UTC.
    func text(_ ink: Ink) -> String {
        heading(ink) + facts(ink) + "\n" + events(ink)
    }

    private var language: Language { explanations.language }

    private func heading(_ ink: Ink) -> String {
        let state = trace.word("state") ?? "unknown"
        let colour: (String) -> String =
            switch state {
            case "delivered": ink.green
            case "failed", "expired", "uncertain", "cancelled": ink.red
            default: ink.yellow
            }
        let task = ink.bold(trace.cell("task_id"))
        return language.choose(
            english: "Message \(task): \(colour(state))\n",
            chinese: "消息 \(task)：\(colour(Self.chineseStates[state] ?? state))\n")
    }

    private static let chineseStates = [
        "waiting": "等待发送", "in flight": "发送中", "awaiting receipt": "等待回执", "settling": "核实中",
        "held": "已暂停", "delivered": "已送达", "unconfirmed": "未收到回执", "failed": "失败",
        "expired": "已过期", "uncertain": "结果未知", "cancelled": "已取消", "unknown": "未知",
    ]

    private func facts(_ ink: Ink) -> String {
        let kind = [trace.text("medium"), trace.text("class"), trace.text("lane").map { $0 + " lane" }]
        let due = trace.moment("due_at") == trace.moment("accepted_at") ? nil : moment("due_at")
        let cost = trace.text("cost").flatMap { $0 == "0" ? nil : $0 }
        let facts: [(english: String, chinese: String, value: String?)] = [
            ("to", "接收方", trace.text("receiver")),
            ("from app", "应用", trace.text("app")),
            (
                "channel", "通道",
                trace.text("channel").map { $0 + " (" + kind.compactMap { $0 }.joined(separator: ", ") + ")" }
            ),
            ("subject", "主题", trace.text("subject")),
            ("account", "账号", trace.text("account")),
            ("cost", "费用", cost),
            ("accepted", "受理时间", moment("accepted_at")),
            ("due", "发送时间", due),
            ("expires", "过期时间", moment("expires_at")),
        ]
        let width = 10
        return facts.compactMap { fact in
            fact.value.map { value in
                let label = language.choose(english: fact.english, chinese: fact.chinese)
                let gap = String(repeating: " ", count: width - label.columnsOnScreen)
                return "  " + ink.faint(label) + gap + value + "\n"
            }
        }.joined()
    }

    private func moment(_ name: String) -> String? {
        guard let moment = trace.moment(name) else { return trace.text(name) }
        let distance = RelativeTime.words(moment, from: now, in: language)
        return "\(ClockText.dateAndTime(moment)) UTC (\(distance))"
    }

    private func events(_ ink: Ink) -> String {
        var story = ""
        var date = ""
        for event in trace["events"]?.arrayValue ?? [] {
            guard let at = event.moment("at") else {
                let told = TraceEvent(event, at: nil, language: language)
                story += "\(event.cell("at"))  \(told.sentence)\n"
                continue
            }
            if ClockText.date(at) != date {
                date = ClockText.date(at)
                story += ink.faint("\(date) (UTC)") + "\n"
            }
            let told = TraceEvent(event, at: at, language: language)
            story += ink.faint(ClockText.preciseTime(at)) + "  " + told.sentence + "\n"
            if let explanation = told.explanation(by: explanations) {
                story += Self.margin + ink.faint(explanation) + "\n"
            }
        }
        let nothing = language.choose(english: "Nothing has happened yet.\n", chinese: "尚无记录。\n")
        return story.isEmpty ? nothing : story
    }
}
