import Messaging
import Transport

extension AliyunSMSSender: InquirySender {
    /// A number gets 50 messages a day at most; with three times as many nobody can say "absent".
    private static let pagesMax = 3
    /// Aliyun refuses clocks that are off by more, so its day is that of one of these two moments.
    private static let clockTolerance: Duration = .seconds(900)

    var asksForReceipts: Bool { settings.asksForReceipts }
    var settlingTime: Duration? { settings.settlingTime }

    /// What looking through one day's rows came to.
    private enum Search {
        case found(AliyunDetail)
        case nothing
        case broken(String)
    }

    func ask(_ inquiry: AttemptInquiry) async -> InquiryAnswer {
        guard let phone = PhoneNumber(e164: inquiry.recipient.address)?.nationalDigits else {
            return .silent(text: "The recipient is no mainland number.")
        }
        let earliest = BeijingTime.day(of: inquiry.startedAt + (.zero - Self.clockTolerance))
        let latest = BeijingTime.day(of: inquiry.startedAt + Self.clockTolerance)
        for day in earliest == latest ? [earliest] : [earliest, latest] {
            switch await search(inquiry, phone: phone, day: day) {
            case .found(let detail): return Self.answer(detail, inquiry)
            case .broken(let reason): return .silent(text: reason)
            case .nothing: continue
            }
        }
        // What Aliyun gave a name to was not lost; its records only lag behind.
        return inquiry.providerMessageID.isEmpty
            ? .absent : .underWay(providerMessageID: inquiry.providerMessageID)
    }

    private func search(_ inquiry: AttemptInquiry, phone: String, day: String) async -> Search {
        for page in 1...Self.pagesMax {
            let call = AliyunDetail.call(
                phone: phone, day: day, page: page, providerMessageID: inquiry.providerMessageID)
            do {
                let answer = try await caller.answer(to: call)
                guard answer.isSuccess else { return .broken("\(answer.code): \(answer.message)") }
                guard let rows = AliyunDetail.rows(of: answer) else {
                    return .broken("Aliyun's answer has no list of messages.")
                }
                if let row = Self.row(for: inquiry, in: rows) { return .found(row) }
                if rows.count < AliyunDetail.pageSize { return .nothing }
            } catch {
                return .broken(error.sentence)
            }
        }
        return .broken("Aliyun has more messages to this number on \(day) than can be looked through.")
    }

    /// The row that bears our name for the call. Where Aliyun was asked for its own name for it, a row
    /// without ours is the one, too.
    private static func row(for inquiry: AttemptInquiry, in rows: [AliyunDetail]) -> AliyunDetail? {
        rows.first { $0.outID.carried(inquiry) }
            ?? rows.first { !inquiry.providerMessageID.isEmpty && $0.outID.description.isEmpty }
    }

    private static func answer(_ detail: AliyunDetail, _ inquiry: AttemptInquiry) -> InquiryAnswer {
        switch detail.status {
        case 3: .delivered(code: detail.code, text: "")
        case 2: .failed(code: detail.code, text: "")
        default: .underWay(providerMessageID: inquiry.providerMessageID)
        }
    }
}
