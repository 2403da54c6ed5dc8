import Messaging

/// Receipts that do not come by themselves.
extension TencentSender: PullingSender {
    var pullInterval: Duration? { settings.pullsReceipts ? .seconds(30) : nil }

    func pull() async -> PulledReceipts {
        do {
            let answer = try await interface.call(
                "PullSmsSendStatus", ["Limit": 100, "SmsSdkAppId": .string(settings.application)])
            return answer.list(TencentReceipts.pulledList).isEmpty ? .none : .some(answer.body)
        } catch {
            return .failed(error.sentence)
        }
    }
}
