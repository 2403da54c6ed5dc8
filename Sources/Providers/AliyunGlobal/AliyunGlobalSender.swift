import Messaging
import Transport

/// Sends messages through Aliyun's international interface: texts to the rest of the world, templates to the
/// mainland from an overseas account.
struct AliyunGlobalSender: CheckableSender {
    let settings: AliyunSettings
    let caller: AliyunCaller

    var recognisesRepeats: Bool { false }
    var pacing: Pacing { settings.pacing }

    init(settings: AliyunSettings, transport: CurlTransport, time: any TimeSource) {
        self.settings = settings
        caller = AliyunCaller(
            credentials: settings.credentials, endpoint: settings.endpoint, transport: transport, time: time)
    }

    func attempt(_ order: AttemptOrder) async -> AttemptResult {
        guard let phone = PhoneNumber(e164: order.recipient.address) else {
            return PhoneCall.invalidRecipient
        }
        if phone.isDomestic, order.wording.template.isEmpty {
            return AttemptResult(
                .rejected(.misconfigured), code: "template_missing",
                text: "The binding to this account has no provider_template for the mainland.")
        }
        if phone.isDomestic, sender(of: order) == nil {
            return AttemptResult(
                .rejected(.misconfigured), code: "signature_missing",
                text: "The binding to this account has no signature for the mainland.")
        }
        do {
            return result(of: try await caller.answer(to: call(for: order, to: phone)))
        } catch {
            return error.attemptResult
        }
    }

    private func result(of answer: AliyunAnswer) -> AttemptResult {
        answer.result(by: settings.answers, idField: "MessageId", now: caller.time.now)
    }

    /// The call for one order.
    func call(for order: AttemptOrder, to phone: PhoneNumber) -> AliyunCall {
        phone.isDomestic ? templateCall(for: order, to: phone) : textCall(for: order, to: phone)
    }

    private func templateCall(for order: AttemptOrder, to phone: PhoneNumber) -> AliyunCall {
        var call = AliyunCall(
            action: "SendMessageWithTemplate", version: AliyunCall.global,
            query: [
                ("To", phone.digits), ("From", sender(of: order) ?? ""),
                ("TemplateCode", order.wording.template),
            ])
        if !order.wording.parameters.isEmpty {
            call.query.append(("TemplateParam", AliyunSendCall.object(of: order.wording).text()))
        }
        if let code = settings.extendCode { call.query.append(("SmsUpExtendCode", code)) }
        return call
    }

    private func textCall(for order: AttemptOrder, to phone: PhoneNumber) -> AliyunCall {
        var call = AliyunCall(
            action: "SendMessageToGlobe", version: AliyunCall.global,
            query: [
                ("To", phone.digits), ("Message", order.message.content.body),
                ("Type", Self.type(of: order.message.messageClass)), ("TaskId", "\(order.attempt)"),
            ])
        if let sender = sender(of: order) { call.query.append(("From", sender)) }
        return call
    }

    /// What the recipient sees as the sender; nil leaves it to Aliyun.
    private func sender(of order: AttemptOrder) -> String? {
        order.wording.signature.isEmpty ? settings.senderID : order.wording.signature
    }

    private static func type(of messageClass: MessageClass) -> String {
        switch messageClass {
        case .code: "OTP"
        case .marketing: "MKT"
        case .alert, .notice: "NOTIFY"
        }
    }

    /// Asks about a message that nobody sent. That it is unknown, Aliyun says only to those who may ask.
    func check() async -> AttemptResult {
        do {
            let answer = try await caller.answer(to: Self.question(about: "0"))
            let result = result(of: answer)
            guard answer.hasSucceeded, !answer.code.isEmpty,
                result.outcome != .rejected(.misconfigured)
            else { return result }
            return AttemptResult(.delivered, code: answer.code, text: "The credentials work.")
        } catch {
            return error.attemptResult
        }
    }

    /// The question what became of a message.
    static func question(about providerMessageID: String) -> AliyunCall {
        AliyunCall(
            action: "QueryMessage", version: AliyunCall.global, query: [("MessageId", providerMessageID)])
    }
}
