import Messaging

/// Orders as calls of the interface that sends inside the mainland.
enum AliyunSendCall {
    /// One call for all of `orders`: `SendSms` where all get the same, else `SendBatchSms`.
    ///
    /// - Parameters:
    ///   - orders: one at least, of one template, to mainland numbers.
    ///   - extendCode: marks replies; nil for none.
    static func call(for orders: [AttemptOrder], extendCode: String?) -> AliyunCall {
        let wording = orders.first?.wording ?? ProviderWording()
        let saysTheSame = orders.allSatisfy { $0.wording == wording }
        return saysTheSame
            ? sameContent(orders, wording, extendCode: extendCode)
            : sameTemplate(orders, wording, extendCode: extendCode)
    }

    private static func sameContent(
        _ orders: [AttemptOrder], _ wording: ProviderWording, extendCode: String?
    ) -> AliyunCall {
        var call = AliyunCall(
            action: "SendSms", version: AliyunCall.domestic,
            query: [("SignName", wording.signature), ("TemplateCode", wording.template)])
        if !wording.parameters.isEmpty {
            call.query.append(("TemplateParam", object(of: wording).text()))
        }
        if let extendCode { call.query.append(("SmsUpExtendCode", extendCode)) }
        call.query.append(("OutId", CallName(orders).description))
        // A thousand numbers are too long for an address; the gateway reads parameters from either place.
        let numbers = (name: "PhoneNumbers", value: orders.map(phone).joined(separator: ","))
        if orders.count == 1 { call.query.append(numbers) } else { call.form = [numbers] }
        return call
    }

    private static func sameTemplate(
        _ orders: [AttemptOrder], _ wording: ProviderWording, extendCode: String?
    ) -> AliyunCall {
        let wordings = orders.map(\.wording)
        var call = AliyunCall(
            action: "SendBatchSms", version: AliyunCall.domestic,
            query: [
                ("TemplateCode", wording.template),
                ("OutId", CallName(orders).description),
            ],
            form: [
                ("PhoneNumberJson", list(orders.map { .string(phone(of: $0)) })),
                ("SignNameJson", list(wordings.map { .string($0.signature) })),
                ("TemplateParamJson", list(wordings.map(object))),
            ])
        if let extendCode {
            let codes = orders.map { _ in JSONValue.string(extendCode) }
            call.form.append(("SmsUpExtendCodeJson", list(codes)))
        }
        return call
    }

    /// The parameters as an object of texts: Aliyun refuses numbers. A name that stands twice keeps its last
    /// value.
    static func object(of wording: ProviderWording) -> JSONValue {
        var object = JSONObject()
        for parameter in wording.parameters { object[parameter.name] = .string(parameter.value) }
        return .object(object)
    }

    private static func phone(of order: AttemptOrder) -> String {
        PhoneNumber(e164: order.recipient.address)?.nationalDigits ?? ""
    }

    private static func list(_ values: [JSONValue]) -> String { JSONValue.array(values).text() }
}
