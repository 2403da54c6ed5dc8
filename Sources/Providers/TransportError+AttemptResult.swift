import Messaging
import Transport

extension TransportError {
    /// What an attempt without an answer comes to.
    ///
    /// Uncertain as soon as the request may have arrived. Before that nothing was sent: what another
    /// try cures is deferred, what only the operator cures is misconfigured.
    var attemptResult: AttemptResult {
        AttemptResult(requestMayHaveArrived ? .uncertain : outcomeOfNothingSent, text: sentence)
    }

    private var outcomeOfNothingSent: Outcome {
        switch kind {
        case .tlsFailed, .authenticationRefused, .addressRefused: .rejected(.misconfigured)
        case .invalidRequest, .extensionMissing, .messageTooLarge: .rejected(.permanent)
        case .nameNotResolved, .connectFailed, .timedOut, .connectionLost, .responseTooLarge, .garbage,
            .cancelled, .refused, .shuttingDown, .tooManyExchanges:
            .deferred(.transient)
        }
    }
}
