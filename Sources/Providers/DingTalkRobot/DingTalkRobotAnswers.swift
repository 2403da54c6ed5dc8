import Messaging

/// What the error codes of group robots mean. DingTalk publishes no complete list; 300001 and 310000 mean
/// several things, which only the text tells apart.
enum DingTalkRobotAnswers {
    /// A robot that wrote more than 20 messages in a minute is shut out for so long.
    private static let punishment: Duration = .seconds(600)

    static let rules: [DingTalkRule] = [
        DingTalkRule(code: "130101", outcome: .deferred(.accountThrottled), wait: punishment),
        DingTalkRule(code: "410100", outcome: .deferred(.accountThrottled), wait: punishment),
        DingTalkRule(
            code: "300001", text: "too fast", outcome: .deferred(.accountThrottled), wait: punishment),
        DingTalkRule(code: "300001", outcome: .rejected(.misconfigured)),
        DingTalkRule(code: "-1", outcome: .deferred(.transient)),
        // This text lacks the keyword; the robot itself is well.
        DingTalkRule(code: "310000", text: "keywords not in content", outcome: .rejected(.permanent)),
        DingTalkRule(code: "310000", outcome: .rejected(.misconfigured)),
        DingTalkRule(code: "300005", outcome: .rejected(.misconfigured)),
        DingTalkRule(code: "400013", outcome: .rejected(.misconfigured)),
        DingTalkRule(code: "400101", outcome: .rejected(.misconfigured)),
        DingTalkRule(code: "400102", outcome: .rejected(.misconfigured)),
        DingTalkRule(code: "400106", outcome: .rejected(.misconfigured)),
        DingTalkRule(code: "40035", outcome: .rejected(.permanent)),
        DingTalkRule(code: "43004", outcome: .rejected(.permanent)),
        DingTalkRule(code: "400105", outcome: .rejected(.permanent)),
    ]
}
