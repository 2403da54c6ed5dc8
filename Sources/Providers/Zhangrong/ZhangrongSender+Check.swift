import Messaging

/// Tries an account by asking for its balance.
extension ZhangrongSender: CheckableSender {
    func check() async -> AttemptResult {
        do {
            let answer = try await interface.call(settings.endpoint + "/query/account")
            let balance = answer.fields["data"].map { "Balance: \($0.text())" }
            return AttemptResult(.delivered, code: answer.code, text: balance ?? answer.words)
        } catch {
            return error.result
        }
    }
}
