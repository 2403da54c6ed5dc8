/// Carries attempts of one provider account. There is one implementation a provider, and scripted ones.
package protocol Sender: Sendable {
    /// Whether the receiving side recognises a repeat by its stable identifier, so that an attempt whose
    /// end is unknown may be repeated for any class but `code`.
    var recognisesRepeats: Bool { get }

    /// What the account may do in a time. The dispatcher keeps to it.
    var pacing: Pacing { get }

    /// Makes one attempt and says how it ended; never throws, never takes longer than the account's own
    /// deadline. When the task is cancelled it returns soon, `uncertain` if bytes may have left.
    func attempt(_ order: AttemptOrder) async -> AttemptResult
}

extension Sender {
    /// Nothing limits the account but its permits.
    package var pacing: Pacing { Pacing() }
}
