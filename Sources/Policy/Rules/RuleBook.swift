package import Messaging
import Synchronization

/// Keeps the rule set of the catalog's newest version, so that it is made once and not for each failure.
///
/// The mutex guards the set; making one is quick enough to be done under it.
package final class RuleBook: Sendable {
    private let current = Mutex<(version: Int64, set: RuleSet)?>(nil)

    /// A book without rules.
    package init() {}

    /// The rule set of `version` of the catalog; `rules` is asked for the rules where it is not there yet.
    package func set(of version: Int64, rules: () -> [FailureRule]) -> RuleSet {
        current.withLock { current in
            if let current, current.version == version { return current.set }
            let set = RuleSet(rules: rules())
            current = (version, set)
            return set
        }
    }
}
