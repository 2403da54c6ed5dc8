/// What follows from an outcome. It is recorded with the outcome, so that a replay never decides again.
package enum Disposition: Equatable, Sendable {
    /// The delivery is over, and well.
    case done
    /// The delivery waits for the provider's receipt, at the latest until then.
    case awaitReceipt(until: Timestamp)
    /// The provider is asked at that time what became of the attempt; a receipt may come first.
    case ask(at: Timestamp)
    /// The same accounts may try again at that time.
    case retry(at: Timestamp)
    /// Another account tries at that time; the one that just failed is out of this delivery's choice.
    case tryAnotherAccount(at: Timestamp)
    /// The delivery is over: it cannot be delivered.
    case fail
    /// The delivery is over: whether it arrived is unknown, and it must not be repeated.
    case leaveUncertain

    /// The word that operators see.
    package var name: String {
        switch self {
        case .done: "done"
        case .awaitReceipt: "await receipt"
        case .ask: "ask the provider"
        case .retry: "retry"
        case .tryAnotherAccount: "try another account"
        case .fail: "fail"
        case .leaveUncertain: "leave uncertain"
        }
    }

    /// The moment that the disposition names, where it names one.
    package var moment: Timestamp? {
        switch self {
        case .awaitReceipt(let moment), .ask(let moment), .retry(let moment),
            .tryAnotherAccount(let moment):
            moment
        case .done, .fail, .leaveUncertain: nil
        }
    }
}
