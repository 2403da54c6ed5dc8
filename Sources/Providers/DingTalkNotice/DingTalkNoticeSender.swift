import Messaging
import Transport

/// Sends work notices of one DingTalk application. DingTalk takes every notice over and drops in silence what
/// is beyond its limits, so the application asks afterwards who got it.
struct DingTalkNoticeSender: GroupSender, InquirySender, CheckableSender {
    /// The most user ids of one call.
    static let recipientsMax = 100
    /// DingTalk takes 5,000 recipients a minute and drops the rest. A tenth is left to other programs of the
    /// same application, and for the last call before the limit, which may name a hundred.
    static let publishedPacing = Pacing(recipients: .perMinute(4500, burst: 300))

    private let settings: DingTalkNoticeSettings
    private let interface: TokenedInterface

    var recognisesRepeats: Bool { false }
    var pacing: Pacing { settings.pacing }
    var capacity: CallCapacity { CallCapacity(sameContent: Self.recipientsMax) }
    var asksForReceipts: Bool { true }
    var settlingTime: Duration? { nil }

    init(settings: DingTalkNoticeSettings, transport: CurlTransport, time: any TimeSource) {
        self.settings = settings
        interface = TokenedInterface(
            transport: transport, time: time, tokenURL: settings.tokenURL,
            tokenCodes: DingTalkNoticeAnswers.tokenCodes, answers: settings.answers)
    }

    func attempt(together orders: [AttemptOrder]) async -> [AttemptResult] {
        await orders.results(refusing: \.refusalUnlessUser) { orders in
            await CallDivision.attempt(orders, call: send)
        }
    }

    func ask(_ inquiry: AttemptInquiry) async -> InquiryAnswer {
        guard let task = Int64(inquiry.providerMessageID) else {
            return .silent(text: "DingTalk can only be asked about a notice whose task is known.")
        }
        let question = JSONValue.object(["agent_id": .integer(settings.agentID), "task_id": .integer(task)])
        do {
            let answer = try await interface.post(question, to: url("getsendresult"))
            return DingTalkSendResult(answer)
                .answer(for: inquiry.recipient.address, task: inquiry.providerMessageID)
        } catch {
            return .silent(text: error.sentence)
        }
    }

    func check() async -> AttemptResult { await interface.check() }

    private func send(_ orders: [AttemptOrder]) async -> CallDivision.Answer {
        guard let content = orders.first?.message.content,
            let message = DingTalkMessage.members(
                format: content.format, title: content.subject, text: content.body)
        else { return .results(orders.map { _ in .htmlIsNotShown }) }
        let body = JSONValue.object([
            "agent_id": .integer(settings.agentID),
            "userid_list": .string(orders.map(\.recipient.address).joined(separator: ",")),
            "msg": .object(JSONObject(message)),
        ])
        do {
            let result = Self.result(of: try await interface.post(body, to: url("asyncsend_v2")))
            return .results(orders.map { _ in result })
        } catch {
            return error.answer(to: orders)
        }
    }

    private static func result(of answer: CodedAnswer) -> AttemptResult {
        let task = answer.body["task_id"]
        let name = task?.numberValue?.text ?? task?.stringValue ?? ""
        // Without a task there is nothing to ask about.
        return AttemptResult(
            name.isEmpty ? .delivered : .accepted, code: "0", text: answer.message, providerMessageID: name)
    }

    private func url(_ call: String) -> String {
        "\(settings.endpoint)/topapi/message/corpconversation/\(call)"
    }
}
