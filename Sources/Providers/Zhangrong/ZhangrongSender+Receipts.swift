import Messaging

/// Receipts that do not come by themselves.
extension ZhangrongSender: PullingSender {
    var pullInterval: Duration? { settings.pullsReceipts ? .seconds(30) : nil }

    func pull() async -> PulledReceipts {
        do {
            let answer = try await interface.call(settings.endpoint + "/report/status")
            return answer.receipts.isEmpty ? .none : .some(answer.body)
        } catch {
            return .failed(error.sentence)
        }
    }
}
