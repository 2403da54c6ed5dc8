import Messaging
import Policy

extension TraceEvent {
    /// The sentence in Chinese.
    var chinese: String {
        switch event.text("kind") {
        case "accepted":
            "已受理并落盘" + (event.text("resent_from").map { "（重发自 \($0)）" } ?? "") + reason
        case "scheduled": "定时发送，" + until + "前等待"
        case "quiet": "接收方处于免打扰时段，" + until + "前等待"
        case "attempt_started": attempt + "开始" + choice
        case "attempt_finished": attempt + "：" + outcome + words + took + consequence
        case "asked": "已向服务商查询" + attempt + reason
        case "receipt": "收到回执" + through + "：" + outcome + words + consequence
        case "expired": "已过期：超过有效时间仍未完成" + reason
        case "failed": "最终失败" + reason
        case "declared_uncertain": attempt + "：结果未知，服务停止前未收到应答" + consequence
        case "control": control
        case "notice": notice
        case "resent": "已重发为 \(event.cell("task_id"))"
        default: (event.word("kind") ?? "其他事件") + reason
        }
    }

    private var attempt: String {
        "第 \(event.text("attempt") ?? "?") 次发送" + (event.text("account").map { "（经 \($0)）" } ?? "")
    }

    private var through: String { event.text("account").map { "（经 \($0)）" } ?? "" }

    private var choice: String {
        let parts = event["parts"]?.intValue.map { $0 > 1 ? "，共 \($0) 条" : "" } ?? ""
        let facts = [
            event.text("choice").map { "选择依据：\(RouteReasons(text: $0)?.chinese ?? $0)" },
            event.text("cost").map { "费用 \($0)\(parts)" },
        ].compactMap { $0 }
        return facts.isEmpty ? "" : "（\(facts.joined(separator: "；"))）"
    }

    private var reason: String { said.map { "：\($0)" } ?? "" }

    private var words: String { said.map { "（\($0)）" } ?? "" }

    private var took: String {
        guard let milliseconds = event["took_ms"]?.intValue else { return "" }
        return "，用时 \(RelativeTime.duration(.milliseconds(milliseconds)))"
    }

    private var outcome: String {
        switch event.text("outcome") {
        case "accepted": "服务商已接收"
        case "delivered": "已送达"
        case "failed": "未送达"
        case "no receipt": "未收到回执"
        case "uncertain": "未收到有效应答，可能已发出"
        case "rejected/permanent": "被拒绝，重试无效"
        case "rejected/misconfigured": "被拒绝，账号配置有误"
        case "rejected/recipient_blocked": "被拒绝，接收方已屏蔽或已失效"
        case "deferred/transient": "暂时失败"
        case "deferred/account_throttled": "被推迟，账号调用过于频繁"
        case "deferred/recipient_throttled": "被推迟，接收方收到的消息过多"
        default: event.word("outcome") ?? "已结束"
        }
    }

    private var consequence: String {
        guard let disposition = event.word("disposition") else { return "" }
        let what =
            switch disposition {
            case "done": "完成"
            case "await receipt": "等待回执，最晚至 \(until)"
            case "ask the provider": "将于 \(until)向服务商查询"
            case "retry": "将于 \(until)重试"
            case "try another account": "将于 \(until)换用其他账号"
            case "fail": "不再重试"
            case "leave uncertain": "不再重试，以免重复送达"
            default: disposition
            }
        return "；" + what + (event.text("rule").map { "（规则“\($0)”）" } ?? "")
    }

    private var control: String {
        let by = event.text("by").map { "（操作者：\($0)）" } ?? ""
        let what =
            switch event.text("control") {
            case "cancel": "已取消"
            case "hold": "已暂停"
            case "release": "已恢复，将于 \(until)发送"
            case "reschedule": "已改为 \(until)发送"
            default: event.word("control") ?? "已变更"
            }
        switch event.text("effect") {
        case "ignored": return what + by + "；未产生影响"
        case "wished": return what + by + "；当前正在发送，若失败则生效"
        default: return what + by
        }
    }

    private var notice: String {
        let subject =
            "Webhook 通知 \(event.word("word") ?? "")"
            + (event.text("endpoint").map { "（\($0)）" } ?? "")
        return switch event.text("state") {
        case "delivered": subject + "已被接收" + words
        case "waiting", "in flight": subject + "进行中，将于 \(until)再次推送" + words
        default: subject + "已放弃" + words
        }
    }

    /// The moment that the event names, with a blank behind it.
    private var until: String { event.moment("next_at").map { clock($0) + " " } ?? "" }
}
