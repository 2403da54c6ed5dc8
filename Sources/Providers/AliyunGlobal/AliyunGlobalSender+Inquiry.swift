import Messaging
import Transport

extension AliyunGlobalSender: InquirySender {
    var asksForReceipts: Bool { settings.asksForReceipts }
    /// It has no search by number or by our own name.
    var settlingTime: Duration? { nil }

    func ask(_ inquiry: AttemptInquiry) async -> InquiryAnswer {
        guard !inquiry.providerMessageID.isEmpty else {
            return .silent(text: "Aliyun knows international messages only by its own name for them.")
        }
        do {
            let answer = try await caller.answer(to: Self.question(about: inquiry.providerMessageID))
            guard answer.isSuccess else { return .silent(text: "\(answer.code): \(answer.message)") }
            let code = AliyunReceipts.text(answer.body["ErrorCode"])
            let text = AliyunReceipts.text(answer.body["ErrorDescription"])
            switch AliyunReceipts.text(answer.body["Status"]) {
            case "1": return .delivered(code: code, text: text)
            case "2": return .failed(code: code, text: text)
            default: return .underWay(providerMessageID: inquiry.providerMessageID)
            }
        } catch {
            return .silent(text: error.sentence)
        }
    }
}
