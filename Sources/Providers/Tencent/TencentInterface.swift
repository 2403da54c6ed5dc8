import Messaging
import Transport

/// Calls the actions of Tencent Cloud's SMS interface (API 3.0), signed.
struct TencentInterface: Sendable {
    private static let version = "2021-01-11"
    private static let contentType = "application/json"
    /// 200 statuses with their words and contexts need some 80 KiB.
    private static let answerBytesMax = 512 * 1024

    private let settings: TencentSettings
    private let transport: CurlTransport
    private let time: any TimeSource

    init(settings: TencentSettings, transport: CurlTransport, time: any TimeSource) {
        self.settings = settings
        self.transport = transport
        self.time = time
    }

    /// Calls `action`.
    ///
    /// - Throws: ``CallRefusal`` when there is no answer, or one with an error for the whole call.
    func call(_ action: String, _ parameters: JSONObject) async throws(CallRefusal) -> TencentAnswer {
        let reply: Reply
        do {
            let body = JSONValue.object(parameters).serialized()
            reply = try await transport.perform(exchange(action, body: body))
        } catch {
            throw CallRefusal(result: error.attemptResult)
        }
        guard let response = Self.response(in: reply.body) else {
            throw CallRefusal(result: reply.resultWithoutAnswer(now: time.now))
        }
        if let error = response["Error"] {
            throw CallRefusal(
                result: TencentAnswers.result(
                    code: error["Code"]?.stringValue ?? "", words: error["Message"]?.stringValue ?? "",
                    table: settings.answers, now: time.now))
        }
        return TencentAnswer(response: response, body: reply.body)
    }

    /// The request, signed for this moment. The `Host` header is ours, so that it is the one that is signed.
    private func exchange(_ action: String, body: [UInt8]) -> Exchange {
        let now = time.now
        let signature = TencentSignature(
            headers: [
                (name: "content-type", value: Self.contentType), (name: "host", value: settings.host),
                (name: "x-tc-action", value: action),
            ], body: body, at: now)
        return Exchange(
            method: .post, url: settings.endpoint + "/",
            headers: [
                ("Authorization", signature.authorization(settings)), ("Content-Type", Self.contentType),
                ("Host", settings.host), ("X-TC-Action", action), ("X-TC-Version", Self.version),
                ("X-TC-Timestamp", String(now.seconds)), ("X-TC-Region", settings.region),
            ], body: body, responseBytesMax: Self.answerBytesMax)
    }

    private static func response(in body: [UInt8]) -> JSONObject? {
        do { return try JSONValue(parsing: body)["Response"]?.objectValue } catch { return nil }
    }
}

extension TencentSignature {
    fileprivate func authorization(_ settings: TencentSettings) -> String {
        authorization(secretID: settings.secretID, secretKey: settings.secretKey)
    }
}
