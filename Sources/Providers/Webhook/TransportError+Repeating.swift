import Messaging
import Transport

extension TransportError {
    /// What an attempt without an answer comes to where at least once is promised: it is simply made again,
    /// whether the request arrived or not, and whatever must be repaired on the other side first.
    ///
    /// Only what our own settings forbid, and what can never be sent, is refused.
    var repeatableResult: AttemptResult {
        switch kind {
        case .addressRefused:
            AttemptResult(
                .rejected(.misconfigured), code: "private_address",
                text: """
                    The address lies inside a private network, which is not called unless \
                    allow_private_addresses is set for it.
                    """)
        case .invalidRequest: attemptResult
        default: AttemptResult(.deferred(.transient), text: sentence)
        }
    }
}
