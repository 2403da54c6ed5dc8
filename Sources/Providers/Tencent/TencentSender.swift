import Messaging
import Transport

/// Sends messages through one application of Tencent Cloud SMS.
struct TencentSender: GroupSender {
    /// What one call takes, by the vendor's documentation of `SendSms`.
    static let numbersMax = 200

    let settings: TencentSettings
    let interface: TencentInterface
    let time: any TimeSource

    var recognisesRepeats: Bool { false }
    var pacing: Pacing { settings.pacing }
    var capacity: CallCapacity { CallCapacity(sameContent: Self.numbersMax) }

    init(settings: TencentSettings, transport: CurlTransport, time: any TimeSource) {
        self.settings = settings
        self.time = time
        interface = TencentInterface(settings: settings, transport: transport, time: time)
    }

    func attempt(together orders: [AttemptOrder]) async -> [AttemptResult] {
        var results = orders.map { _ in PhoneCall.invalidRecipient }
        // A call is all of the mainland, or not at all.
        for call in PhoneCall.calls(of: orders) {
            for (passenger, result) in zip(call.passengers, await send(call)) {
                results[passenger.index] = result
            }
        }
        return results
    }

    private func send(_ call: PhoneCall) async -> [AttemptResult] {
        guard let wording = call.passengers.first?.order.wording else { return [] }
        if let problem = Self.problem(with: wording, isDomestic: call.isDomestic) {
            return call.passengers.map { _ in problem }
        }
        let numbers = call.passengers.map(\.number)
        do {
            let answer = try await interface.call("SendSms", parameters(call, wording))
            return TencentStatuses.results(
                of: answer.list("SendStatusSet"), for: numbers, table: settings.answers, now: time.now)
        } catch {
            return numbers.map { _ in error.result }
        }
    }

    private func parameters(_ call: PhoneCall, _ wording: ProviderWording) -> JSONObject {
        var parameters: JSONObject = [
            "PhoneNumberSet": .array(call.passengers.map { .string($0.number.e164) }),
            "SmsSdkAppId": .string(settings.application),
            "TemplateId": .string(wording.template),
            "TemplateParamSet": .array(wording.parameters.map { .string($0.value) }),
            "SessionContext": .string(CallName(call.passengers.map(\.order)).description),
        ]
        if !wording.signature.isEmpty { parameters["SignName"] = .string(wording.signature) }
        if let code = settings.extendCode { parameters["ExtendCode"] = .string(code) }
        if !call.isDomestic, let sender = settings.senderID { parameters["SenderId"] = .string(sender) }
        return parameters
    }

    private static func problem(with wording: ProviderWording, isDomestic: Bool) -> AttemptResult? {
        if wording.template.isEmpty {
            return AttemptResult(
                .rejected(.misconfigured), code: "template_missing",
                text: "The channel names no template of Tencent Cloud for this account.")
        }
        if isDomestic, wording.signature.isEmpty {
            return AttemptResult(
                .rejected(.misconfigured), code: "signature_missing",
                text: "Messages to the mainland need a signature.")
        }
        return nil
    }
}
