import Messaging

extension AlertKind {
    /// What the trouble is, as a title.
    var english: String {
        switch self {
        case .rule: "messages fail"
        case .breaker: "an account rests"
        case .quota: "a quota is nearly used up"
        case .budget: "a budget is nearly used up"
        case .queueAge: "messages wait too long"
        case .disk: "the disk is nearly full"
        case .receipts: "receipts match no message"
        case .endpoint: "an endpoint was switched off"
        }
    }

    /// The same in Chinese.
    var chinese: String {
        switch self {
        case .rule: "消息发送失败"
        case .breaker: "账号熔断"
        case .quota: "配额即将用尽"
        case .budget: "预算即将用尽"
        case .queueAge: "消息积压"
        case .disk: "磁盘空间不足"
        case .receipts: "回执无法匹配"
        case .endpoint: "通知地址已停用"
        }
    }
}
