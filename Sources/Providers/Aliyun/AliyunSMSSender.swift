import Messaging
import Transport

/// Sends messages to mainland numbers through Aliyun.
struct AliyunSMSSender: GroupSender, CheckableSender {
    let settings: AliyunSettings
    let caller: AliyunCaller

    var recognisesRepeats: Bool { false }
    var pacing: Pacing { settings.pacing }
    /// What `SendSms` and `SendBatchSms` take.
    var capacity: CallCapacity { CallCapacity(sameContent: 1000, sameTemplate: 100) }

    init(settings: AliyunSettings, transport: CurlTransport, time: any TimeSource) {
        self.settings = settings
        caller = AliyunCaller(
            credentials: settings.credentials, endpoint: settings.endpoint, transport: transport, time: time)
    }

    func attempt(together orders: [AttemptOrder]) async -> [AttemptResult] {
        var results = orders.map { Self.refusal(of: $0) }
        let sendable = orders.indices.filter { results[$0] == nil }
        for passengers in Self.calls(of: sendable.map { orders[$0] }) {
            let answered = await CallDivision.attempt(passengers.map(\.order)) { await send($0) }
            for (passenger, result) in zip(passengers, answered) {
                results[sendable[passenger.index]] = result
            }
        }
        return results.map { $0 ?? AttemptResult(.uncertain) }
    }

    /// One call for all, and one for each further message to a number of it: ``CallName`` says why no two
    /// of a group's calls may share a number.
    private static func calls(of orders: [AttemptOrder]) -> [[PhoneCall.Passenger]] {
        let calls = PhoneCall.calls(of: orders).map(\.passengers)
        return Array(calls.prefix(1)) + calls.dropFirst().flatMap { $0.map { [$0] } }
    }

    private func send(_ orders: [AttemptOrder]) async -> CallDivision.Answer {
        let call = AliyunSendCall.call(for: orders, extendCode: settings.extendCode)
        do {
            let answer = try await caller.answer(to: call)
            let result = result(of: answer)
            return isForOne(answer, of: call)
                ? .refusedForOne(result) : .results(orders.map { _ in result })
        } catch {
            return .results(orders.map { _ in error.attemptResult })
        }
    }

    private func result(of answer: AliyunAnswer) -> AttemptResult {
        answer.result(by: settings.answers, idField: "BizId", now: caller.time.now)
    }

    /// Whether one recipient, or what one of them was to read, may be why all of the call was refused.
    private func isForOne(_ answer: AliyunAnswer, of call: AliyunCall) -> Bool {
        guard !answer.isSuccess, !answer.code.isEmpty, answer.code != "OK" else { return false }
        let rule = settings.answers.rule(for: answer.code, words: answer.message)
        guard rule.outcome != .uncertain else { return false }
        return rule.concernsOneRecipient
            || call.action == "SendBatchSms" && AliyunAnswers.contentCodes.contains(answer.code)
    }

    /// Why an order cannot be called for at all; nil for one that can.
    private static func refusal(of order: AttemptOrder) -> AttemptResult? {
        guard PhoneNumber(e164: order.recipient.address)?.isDomestic == true else {
            return AttemptResult(
                .rejected(.permanent), code: "not_domestic",
                text: "The account sends to mainland numbers only; others go through aliyun_sms_global.")
        }
        if order.wording.template.isEmpty {
            return AttemptResult(
                .rejected(.misconfigured), code: "template_missing",
                text: "The channel's binding to this account has no provider_template.")
        }
        if order.wording.signature.isEmpty {
            return AttemptResult(
                .rejected(.misconfigured), code: "signature_missing",
                text: "The channel's binding to this account has no signature.")
        }
        return nil
    }

    /// Asks about a number that is nobody's in particular: the answer shows whether the key may ask.
    func check() async -> AttemptResult {
        let call = AliyunDetail.call(
            phone: "13000000000", day: BeijingTime.day(of: caller.time.now), page: 1, size: 1,
            providerMessageID: "")
        do {
            let answer = try await caller.answer(to: call)
            guard answer.isSuccess else { return result(of: answer) }
            return AttemptResult(.delivered, code: answer.code, text: "The credentials work.")
        } catch {
            return error.attemptResult
        }
    }
}
