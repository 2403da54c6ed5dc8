import Messaging

/// Why a call to a provider's interface brought nothing, as the result of an attempt.
struct CallRefusal: Error, Equatable, Sendable {
    var result: AttemptResult
    /// Whether one recipient of the call is the reason, and nothing of it was accepted.
    var concernsOneRecipient = false

    /// Code and words for people, where the call was no attempt.
    var sentence: String { result.code.isEmpty ? result.text : "\(result.code): \(result.text)" }
}
