import Messaging
import Transport

/// Calls Zhangrong's platform. Key and secret travel with each call, in the body, so that no log of addresses
/// has them.
struct ZhangrongInterface: Sendable {
    /// Receipts are handed out once, however many there are.
    private static let answerBytesMax = 8 * 1024 * 1024

    let settings: ZhangrongSettings
    let transport: CurlTransport
    let time: any TimeSource

    /// Posts `fields` to `address`.
    ///
    /// - Throws: ``CallRefusal`` when there is no answer, or one with another code than `0`.
    func call(
        _ address: String, _ fields: [(name: String, value: String)] = []
    ) async throws(CallRefusal) -> ZhangrongAnswer {
        let credentials = [
            (name: "accesskey", value: settings.accessKey), (name: "secret", value: settings.secret),
        ]
        let exchange = Exchange(
            method: .post, url: address,
            headers: [("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")],
            body: Array((credentials + fields).formEncoded.utf8), responseBytesMax: Self.answerBytesMax)
        let reply: Reply
        do {
            reply = try await transport.perform(exchange)
        } catch {
            throw CallRefusal(result: error.attemptResult)
        }
        guard let answer = ZhangrongAnswer(reply.body) else {
            throw CallRefusal(result: reply.resultWithoutAnswer(now: time.now))
        }
        guard answer.code == "0" else {
            throw ZhangrongAnswers.refusal(code: answer.code, words: answer.words, table: settings.answers)
        }
        return answer
    }
}
