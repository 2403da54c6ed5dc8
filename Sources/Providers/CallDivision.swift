import Messaging

/// Finds the recipients for whose sake a provider refuses a whole call, and lets the others through.
///
/// Only for answers that prove that nothing of the call was accepted: every half is a new call.
enum CallDivision {
    /// What a call for several deliveries came to.
    enum Answer: Sendable {
        /// Each delivery's result, in the order of the call.
        case results([AttemptResult])
        /// Nothing was accepted, and one recipient may be why; with the result of a call for it alone.
        case refusedForOne(AttemptResult)
    }

    /// The most calls for one group. Ten recipients who are refused among a thousand need about 150.
    static let callsMax = 256

    /// Calls for all of `orders`; when that is refused for one recipient, for each half by itself, and so on.
    ///
    /// - Returns: the results in the order of `orders`. Where ``callsMax`` ends the search, the deliveries
    ///   not yet called for again are deferred, because nobody knows which of them the provider would take.
    static func attempt(
        _ orders: [AttemptOrder], call: ([AttemptOrder]) async -> Answer
    ) async -> [AttemptResult] {
        var results: [AttemptResult] = []
        var groups = [orders[...]]
        var callCount = 0
        while let group = groups.popLast() {
            guard !group.isEmpty else { continue }
            guard callCount < callsMax else {
                results += group.map { _ in tooManyRefused }
                continue
            }
            callCount += 1
            switch await call(Array(group)) {
            case .results(let answered):
                // One for each, whatever the call says: a delivery without a result may have been accepted.
                results += group.indices.enumerated().map { place, _ in
                    place < answered.count ? answered[place] : AttemptResult(.uncertain)
                }
            case .refusedForOne(let refusal) where group.count == 1:
                results.append(refusal)
            case .refusedForOne:
                let middle = group.startIndex + group.count / 2
                groups += [group[middle...], group[..<middle]]
            }
        }
        return results
    }

    private static let tooManyRefused = AttemptResult(
        .deferred(.transient), code: "call_refused",
        text: "The provider refused the call because of other recipients; nothing was sent.")
}
