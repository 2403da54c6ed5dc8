import Policy

extension RouteReasons {
    /// The reasons in Chinese.
    var chinese: String {
        var clauses = [head]
        for group in passedOver {
            let until = group.until.map { "（至 \(ClockText.dateAndTime($0)) UTC）" } ?? ""
            clauses.append("\(group.accounts.joined(separator: "、"))：\(group.cause.chinese)\(until)")
        }
        if unnamed > 0 { clauses.append("另有 \(unnamed) 个账号") }
        return clauses.joined(separator: "；")
    }

    private var head: String {
        switch choice {
        case .only(let account): "\(account) 是通道唯一的账号"
        case .first(let account): "\(account) 为首选"
        case .byWeight(let shares):
            "按权重在 " + shares.map { "\($0.account)（\($0.weight)）" }.joined(separator: "、") + " 中选择"
        }
    }
}

extension PassedOver.Cause {
    fileprivate var chinese: String {
        switch self {
        case .failedBefore: "此前发送该消息失败"
        case .usedLately: "刚向该接收方发送过"
        case .busy: "繁忙"
        case .paced: "限速中"
        case .throttled: "被服务商限流"
        case .tripped: "已熔断"
        case .probing: "熔断恢复试探中"
        case .spent: "当日预算已用完"
        case .paused: "已被管理员暂停"
        case .laterPriority: "优先级靠后"
        }
    }
}
