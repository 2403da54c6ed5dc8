import Messaging

@testable import message_push

/// A provider with a bit of everything.
enum SampleProvider {
    static let description = ProviderDescription(
        code: "vendor", nameEnglish: "Vendor", nameChinese: "某商", media: [.sms],
        fields: [
            ConfigurationField(
                "key", .text(bytesMax: 20), isRequired: true, isSecret: true, english: "The key.",
                chinese: "密钥。"),
            ConfigurationField(
                "port", .integer(1...9), defaultValue: 5, english: "The port.", chinese: "端口。"),
        ],
        capabilities: ProviderCapabilities(
            recipientsPerCall: 100, receipts: [.inquiry, .push], canBeChecked: true, needsTemplate: true,
            needsSignature: true),
        pacing: Pacing(
            calls: .perMinute(20, burst: 2), perRecipient: Pace(interval: .seconds(3600), burst: 5)),
        answers: AnswerTable(
            [
                AnswerRule(
                    "E1", .rejected(.misconfigured), english: "The key is wrong. Give another.",
                    chinese: "密钥有误，请更换。"),
                AnswerRule(
                    "E2*", words: "later", .deferred(.transient), wait: .seconds(30), english: "Busy.",
                    chinese: "繁忙。"),
            ],
            otherwise: AnswerRule("*", .rejected(.permanent), english: "Refused.", chinese: "拒绝。")))

    static func explanations(_ language: Language) -> Explanations {
        Explanations(language: language, providers: [description])
    }
}
