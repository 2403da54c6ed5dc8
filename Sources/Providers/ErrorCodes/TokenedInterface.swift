import Messaging
import Transport

/// An interface whose calls carry an access token in their query. Copies share the token.
struct TokenedInterface: Sendable {
    private static let tokenDeadline: Duration = .seconds(10)

    let transport: CurlTransport
    /// The address that gives out tokens, with the credentials in its query: a secret.
    let tokenURL: String
    /// Codes that say that a token is old or unknown; a new one may help, once.
    let tokenCodes: Set<String>
    let answers: AnswerTable
    private let tokens: TokenCache

    init(
        transport: CurlTransport, time: any TimeSource, tokenURL: String, tokenCodes: Set<String>,
        answers: AnswerTable
    ) {
        self.transport = transport
        self.tokenURL = tokenURL
        self.tokenCodes = tokenCodes
        self.answers = answers
        tokens = TokenCache(time: time) { () async throws(TokenRefusal) in
            try await Self.fetchToken(from: tokenURL, through: transport, answers: answers)
        }
    }

    /// Calls with the token at hand. If that is refused, nothing was accepted, and the call is made once
    /// more with a new one.
    ///
    /// - Returns: an answer that says success.
    /// - Throws: ``CallRefusal`` for any other, and where none came; uncertain where the call may have
    ///   arrived.
    func post(_ body: JSONValue, to url: String) async throws(CallRefusal) -> CodedAnswer {
        let body = body.serialized()
        let token = try await token()
        var answer = try await answer(to: body, at: url, token: token)
        if tokenCodes.contains(answer.innerCode) {
            answer = try await self.answer(to: body, at: url, token: try await self.token(otherThan: token))
        }
        guard answer.isSuccess else { throw answer.refusal(by: answers) }
        return answer
    }

    /// Tries the credentials: asks for a token without using the one at hand.
    func check() async -> AttemptResult {
        do {
            _ = try await Self.fetchToken(from: tokenURL, through: transport, answers: answers)
            return AttemptResult(.delivered, code: "0", text: "The provider knows the account.")
        } catch {
            return error.result
        }
    }

    private func token(otherThan refused: String? = nil) async throws(CallRefusal) -> String {
        do {
            return try await tokens.token(otherThan: refused)
        } catch {
            throw CallRefusal(result: error.result)
        }
    }

    private func answer(
        to body: [UInt8], at url: String, token: String
    ) async throws(CallRefusal) -> CodedAnswer {
        let exchange = Exchange(
            method: .post, url: "\(url)?access_token=\(WebAddress.queryEscaped(token))",
            headers: [("Content-Type", "application/json; charset=utf-8")], body: body)
        do {
            return CodedAnswer(try await transport.perform(exchange))
        } catch {
            throw CallRefusal(result: error.attemptResult)
        }
    }

    private static func fetchToken(
        from url: String, through transport: CurlTransport, answers: AnswerTable
    ) async throws(TokenRefusal) -> FreshToken {
        let reply: Reply
        do {
            reply = try await transport.perform(
                Exchange(method: .get, url: url, deadline: tokenDeadline))
        } catch {
            throw TokenRefusal(error)
        }
        let answer = CodedAnswer(reply)
        guard answer.isSuccess else { throw TokenRefusal(refused: answer.refusal(by: answers).result) }
        guard let text = answer.body["access_token"]?.stringValue, !text.isEmpty else {
            throw TokenRefusal(
                result: AttemptResult(.deferred(.transient), text: "The answer has no access token."))
        }
        return FreshToken(text: text, life: .seconds(answer.body["expires_in"]?.intValue ?? 7200))
    }
}
