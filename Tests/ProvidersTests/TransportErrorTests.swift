import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `An attempt without an answer` {
    static let kinds: [(TransportError.Kind, Outcome)] = [
        (.nameNotResolved, .deferred(.transient)), (.connectFailed, .deferred(.transient)),
        (.timedOut, .deferred(.transient)), (.connectionLost, .deferred(.transient)),
        (.garbage, .deferred(.transient)), (.cancelled, .deferred(.transient)),
        (.shuttingDown, .deferred(.transient)), (.tooManyExchanges, .deferred(.transient)),
        (.tlsFailed, .rejected(.misconfigured)), (.authenticationRefused, .rejected(.misconfigured)),
        (.addressRefused, .rejected(.misconfigured)), (.invalidRequest, .rejected(.permanent)),
        (.extensionMissing, .rejected(.permanent)), (.messageTooLarge, .rejected(.permanent)),
    ]

    @Test(arguments: kinds)
    func `may be repeated where nothing was sent`(kind: TransportError.Kind, outcome: Outcome) {
        let error = TransportError(kind, requestMayHaveArrived: false, sentence: "Words.")
        #expect(error.attemptResult == AttemptResult(outcome, text: "Words."))
    }

    @Test(arguments: kinds.map(\.0))
    func `is uncertain where the request may have arrived`(kind: TransportError.Kind) {
        let error = TransportError(kind, requestMayHaveArrived: true, sentence: "Words.")
        #expect(error.attemptResult.outcome == .uncertain)
    }
}
