import Messaging

/// Questions about one attempt.
extension TencentSender: InquirySender {
    /// The most messages that one question lists; the vendor turns no pages (`Offset` is 0 always).
    private static let listMax = 100
    /// Between our clock and the vendor's.
    private static let clockMargin: Duration = .seconds(60)

    var asksForReceipts: Bool { false }
    var settlingTime: Duration? { settings.settlingTime }

    /// The vendor calls the list "delivery statuses" and does not say whether a message stands there that the
    /// carrier has not answered for.
    ///
    /// So a message that is not listed may be on its way all the same, and the class of the message decides
    /// whether it is sent again.
    func ask(_ inquiry: AttemptInquiry) async -> InquiryAnswer {
        let answer: TencentAnswer
        do {
            answer = try await interface.call(
                "PullSmsSendStatusByPhoneNumber",
                listing(
                    inquiry.recipient.address, from: inquiry.startedAt + (.zero - Self.clockMargin),
                    until: max(time.now, inquiry.startedAt) + Self.clockMargin))
        } catch {
            return .silent(text: error.sentence)
        }
        let statuses = answer.list(TencentReceipts.pulledList)
        if let match = statuses.lazy.compactMap(\.self).first(where: { Self.isStatus($0, of: inquiry) }) {
            return Self.meaning(of: match)
        }
        if statuses.count >= Self.listMax {
            return .silent(text: "The number has more messages than the list shows.")
        }
        return .unlisted
    }

    /// The parameters of a question about all messages to a number in a time.
    func listing(_ number: String, from begin: Timestamp, until end: Timestamp) -> JSONObject {
        [
            "BeginTime": .integer(begin.seconds), "EndTime": .integer(end.seconds), "Offset": 0,
            "Limit": .integer(Self.listMax), "PhoneNumber": .string(number),
            "SmsSdkAppId": .string(settings.application),
        ]
    }

    private static func isStatus(_ status: JSONObject, of inquiry: AttemptInquiry) -> Bool {
        if !inquiry.providerMessageID.isEmpty {
            return status["SerialNo"]?.stringValue == inquiry.providerMessageID
        }
        return CallName(text: status["SessionContext"]?.stringValue ?? "").carried(inquiry)
    }

    private static func meaning(of status: JSONObject) -> InquiryAnswer {
        let text = status["Description"]?.stringValue ?? ""
        let serial = status["SerialNo"]?.stringValue ?? ""
        return switch status["ReportStatus"]?.stringValue {
        case "SUCCESS"?: .delivered(code: "SUCCESS", text: text)
        case "FAIL"?: .failed(code: "FAIL", text: text)
        default: .underWay(providerMessageID: serial)
        }
    }
}
