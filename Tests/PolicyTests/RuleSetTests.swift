import Messaging
import Policy
import TestSupport
import Testing

@Suite struct `A rule set` {
    private func failure(
        _ scene: FailureRule.Scene = .sendFailure, provider: String = "aliyun_sms", medium: Medium = .sms,
        code: String = "isv.LIMIT", text: String = "", outcome: Outcome? = .deferred(.transient),
        channel: Int64 = 1, application: String = "shop"
    ) -> Failure {
        Failure(
            scene: scene, provider: provider, medium: medium, code: code, text: text, outcome: outcome,
            channel: ChannelID(channel), application: ApplicationID(application), messageClass: .notice)
    }

    private func rule(
        _ id: Int64, _ scene: FailureRule.Scene = .sendFailure, _ conditions: FailureConditions = .init(),
        priority: Int = 0, isEnabled: Bool = true
    ) -> FailureRule {
        FailureRule(
            id: id, name: "r\(id)", scene: scene, conditions: conditions, action: .fail, priority: priority,
            isEnabled: isEnabled)
    }

    @Test func `lets the rule of highest priority decide, of several the newest`() {
        let rules = [
            rule(1), rule(2, priority: 5), rule(3, priority: 5), rule(4, priority: 9, isEnabled: false),
        ]
        #expect(RuleSet(rules: rules).verdict(on: failure()).name == "r3")
        #expect(RuleSet(rules: [rule(4, isEnabled: false)]).verdict(on: failure()) == .none)
        #expect(RuleSet(rules: rules).verdict(on: failure(.callbackFailure)) == .none)
    }

    @Test(
        arguments: [
            (FailureConditions(providers: ["smtp"]), .provider),
            (FailureConditions(media: [.email]), .medium),
            (FailureConditions(codes: ["isv.limit", "LIMIT"]), .code),
            (FailureConditions(keywords: ["balance"]), .keyword),
            (FailureConditions(outcomes: [.uncertain]), .outcome),
            (FailureConditions(channels: [ChannelID(2)]), .channel),
            (FailureConditions(applications: [ApplicationID("bank")]), .application),
            (FailureConditions(codes: ["x", " isv.LIMIT "]), nil), (FailureConditions(codes: [" "]), nil),
            (
                FailureConditions(
                    providers: ["smtp", "aliyun_sms"], media: [.sms], outcomes: [.deferred(.transient)],
                    channels: [ChannelID(1)], applications: [ApplicationID("shop")]), nil
            ),
        ] as [(FailureConditions, RuleCondition?)])
    func `wants all conditions fulfilled, and tells which is not`(
        conditions: FailureConditions, obstacle: RuleCondition?
    ) {
        let set = RuleSet(rules: [rule(1, .sendFailure, conditions)], builtIn: [])
        #expect(set.explain(failure()).map(\.obstacle) == [obstacle])
        #expect((set.verdict(on: failure()).rule == nil) == (obstacle != nil))
        #expect(set.explain(failure(.callbackFailure)).map(\.obstacle) == [.scene])
    }

    @Test(
        arguments: [
            ("账户余额不足，请充值", ["余额不足"], true), ("Connection TIMEOUT", ["timeout"], true),
            ("connection timed out", ["timeout", " Timed Out "], true), ("Überlastet", ["ÜBER"], true),
            ("", ["timeout"], false), ("签名未审核", ["签名未审核通过"], false), ("anything", ["", "  "], true),
        ] as [(String, [String], Bool)])
    func `finds words whatever their case, Chinese ones too`(text: String, words: [String], fits: Bool) {
        let set = RuleSet(rules: [rule(1, .sendFailure, FailureConditions(keywords: words))], builtIn: [])
        #expect((set.verdict(on: failure(text: text)).rule != nil) == fits)
    }

    @Test func `lets a failure without a code fit no rule that names one`() {
        let set = RuleSet(rules: [rule(1, .sendFailure, FailureConditions(codes: ["A"]))], builtIn: [])
        #expect(set.verdict(on: failure(code: "")) == .none)
        let receipt = failure(.callbackFailure, outcome: nil)
        let classed = rule(2, .callbackFailure, FailureConditions(outcomes: [.uncertain]))
        #expect(RuleSet(rules: [classed]).verdict(on: receipt) == .none)
    }

    @Test func `tells somebody of an account at fault unless the operator says otherwise`() {
        let fault = failure(outcome: .rejected(.misconfigured))
        let verdict = RuleSet(rules: []).verdict(on: fault)
        #expect(verdict.action == .standard && verdict.alert == RuleAlert(level: .critical))
        #expect(verdict.name == "account at fault")
        #expect(RuleSet(rules: [rule(1)]).verdict(on: fault).alert == nil)
    }

    @Test func `shows a dry run which rule decides and why the others do not`() {
        let set = RuleSet(
            rules: [rule(1), rule(2, .sendFailure, FailureConditions(codes: ["B"]), priority: 3), rule(3)])
        let findings = set.explain(failure())
        #expect(findings.map(\.rule.id) == [2, 3, 1, 0])
        #expect(findings.map(\.obstacle) == [.code, nil, nil, .outcome])
        #expect(findings.map(\.decides) == [false, true, false, false])
    }

    // MARK: Any rules

    private func anyRules(_ dice: inout Dice) -> [FailureRule] {
        (1...Int64.random(in: 2...12, using: &dice)).map { id in
            var conditions = FailureConditions()
            if Bool.random(using: &dice) {
                conditions.codes = [["A", "B"].randomElement(using: &dice) ?? ""]
            }
            if Bool.random(using: &dice) { conditions.keywords = ["timeout"] }
            if Bool.random(using: &dice) { conditions.media = [.sms] }
            return rule(
                id, Bool.random(using: &dice) ? .sendFailure : .callbackFailure, conditions,
                priority: Int.random(in: 1...4, using: &dice),
                isEnabled: Int.random(in: 0...4, using: &dice) > 0)
        }
    }

    private func anyFailures() -> [Failure] {
        FailureRule.Scene.allCases.flatMap { scene in
            ["A", "B", ""].flatMap { code in
                ["", "a timeout"].flatMap { text in
                    [Medium.sms, .email].map { failure(scene, medium: $0, code: code, text: text) }
                }
            }
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `decides the same in whatever order its rules came, by the first that fits`(seed: UInt64) {
        var dice = Dice(seed: seed)
        let rules = anyRules(&dice)
        let set = RuleSet(rules: rules, builtIn: [])
        let other = RuleSet(rules: rules.shuffled(using: &dice), builtIn: [])
        let lowest = rule(99, priority: 0)
        let longer = RuleSet(rules: rules + [lowest], builtIn: [])
        for failure in anyFailures() {
            let verdict = set.verdict(on: failure)
            #expect(other.verdict(on: failure) == verdict)
            let fitting = rules.filter {
                $0.isEnabled
                    && RuleSet(rules: [$0], builtIn: []).verdict(on: failure).rule != nil
            }
            let first = fitting.max { ($0.priority, $0.id) < ($1.priority, $1.id) }
            #expect(verdict.rule == first)
            if verdict.rule != nil { #expect(longer.verdict(on: failure) == verdict) }
        }
    }
}
