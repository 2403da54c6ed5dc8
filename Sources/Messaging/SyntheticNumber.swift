/// The numbers of channels and accounts that nobody entered: the house makes them from something else of the
/// catalog, so that its own messages travel like all others. They are negative; what was entered is not.
package enum SyntheticNumber: Hashable, Sendable {
    /// Of an application's webhook endpoint, by its number.
    case endpoint(Int64)
    /// Of an alert target, by its number. It is a channel over an account that somebody entered.
    case alertTarget(Int64)
    /// Of the address in a failure rule's alert, by the rule's number.
    case ruleAlert(Int64)

    private static let kinds: Int64 = 3

    /// The number itself.
    package var number: Int64 {
        switch self {
        case .endpoint(let id): -(id * Self.kinds)
        case .alertTarget(let id): -(id * Self.kinds + 1)
        case .ruleAlert(let id): -(id * Self.kinds + 2)
        }
    }

    /// What a number stands for; nil for one that was entered.
    package init?(_ number: Int64) {
        guard number < 0 else { return nil }
        let id = -number / Self.kinds
        switch -number % Self.kinds {
        case 0: self = .endpoint(id)
        case 1: self = .alertTarget(id)
        default: self = .ruleAlert(id)
        }
    }
}

extension ApplicationID {
    /// Whom the operator's alerts are counted for. No application of the catalog has this key.
    package static let house = ApplicationID("message-push")
}
