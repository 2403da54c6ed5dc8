import Messaging
import Transport

/// The access token of one application. DingTalk punishes those who ask for one too often, so callers share
/// it, and while one of them fetches it the others wait for the same answer.
actor DingTalkTokens {
    /// A token, or the result of an attempt that got none.
    typealias Answer = Result<String, DingTalkTokenRefusal>

    /// A token is not used in the last minutes of its life.
    private static let margin: Duration = .seconds(300)
    private static let deadline: Duration = .seconds(10)

    private let settings: DingTalkNoticeSettings
    private let transport: CurlTransport
    private let time: any TimeSource
    private var current: (token: String, usableUntil: Timestamp)?
    private var isFetching = false
    private var waiting: [CheckedContinuation<Answer, Never>] = []

    init(settings: DingTalkNoticeSettings, transport: CurlTransport, time: any TimeSource) {
        self.settings = settings
        self.transport = transport
        self.time = time
    }

    /// A token that works, as far as anyone knows.
    ///
    /// - Parameter refused: a token that DingTalk has just refused, not to be given again.
    func token(otherThan refused: String? = nil) async -> Answer {
        while true {
            if let current, current.token != refused, time.now < current.usableUntil {
                return .success(current.token)
            }
            guard isFetching else { return await fetchForAll() }
            let answer = await withCheckedContinuation { waiting.append($0) }
            // The one who asked was called off. That says nothing about the token: ask again.
            if case .failure(let refusal) = answer, refusal.isCancelled, !Task.isCancelled { continue }
            return answer
        }
    }

    private func fetchForAll() async -> Answer {
        isFetching = true
        let answer = await fetch()
        isFetching = false
        let waiting = waiting
        self.waiting = []
        for continuation in waiting { continuation.resume(returning: answer) }
        return answer
    }

    private func fetch() async -> Answer {
        let query =
            "appkey=\(WebAddress.queryEscaped(settings.appKey))"
            + "&appsecret=\(WebAddress.queryEscaped(settings.appSecret))"
        let exchange = Exchange(
            method: .get, url: "\(settings.endpoint)/gettoken?\(query)", deadline: Self.deadline)
        do {
            let answer = DingTalkAnswer(try await transport.perform(exchange))
            guard answer.isSuccess, let token = answer.body["access_token"]?.stringValue, !token.isEmpty
            else {
                return .failure(DingTalkTokenRefusal(DingTalkNoticeAnswers.tokenResult(of: answer)))
            }
            let life = Duration.seconds(max(0, min(answer.body["expires_in"]?.intValue ?? 7200, 7200)))
            current = (token, time.now + max(.zero, life - Self.margin))
            return .success(token)
        } catch {
            return .failure(DingTalkTokenRefusal(error))
        }
    }
}
