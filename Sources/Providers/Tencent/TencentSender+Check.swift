import Messaging

/// Tries an account by asking what was sent to a number that nobody has.
extension TencentSender: CheckableSender {
    private static let nobody = "+8613000000000"

    func check() async -> AttemptResult {
        let now = time.now
        do {
            _ = try await interface.call(
                "PullSmsSendStatusByPhoneNumber",
                listing(Self.nobody, from: now + .seconds(-3600), until: now))
            return AttemptResult(.delivered, code: "Ok", text: "The account can ask for its messages.")
        } catch {
            return error.result
        }
    }
}
