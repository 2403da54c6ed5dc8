import Messaging

extension AttemptOrder {
    /// The refusal of an order whose recipient is not one user; nil for any other.
    var refusalUnlessUser: AttemptResult? { recipient.isUserID ? nil : .noUserID }
}

extension [AttemptOrder] {
    /// A result for each order, in their order: its refusal where it has one, and what `call` says of the
    /// others, which it gets together.
    func results(
        refusing refusal: (AttemptOrder) -> AttemptResult?,
        call: ([AttemptOrder]) async -> [AttemptResult]
    ) async -> [AttemptResult] {
        let refusals = map(refusal)
        var answered = await call(zip(self, refusals).filter { $1 == nil }.map(\.0))[...]
        return refusals.map { $0 ?? answered.popFirst() ?? AttemptResult(.uncertain) }
    }
}
