/// How a rule changes the account.
package struct SwitchTerms: Equatable, Sendable {
    /// So many attempts follow the first; then the delivery fails. 1…20.
    package var retriesMax: Int
    /// Whether the account that failed is out of this delivery's choice for good.
    package var excludesCurrent: Bool

    /// Terms; the defaults are the wire contract's.
    package init(retriesMax: Int = 1, excludesCurrent: Bool = true) {
        self.retriesMax = retriesMax
        self.excludesCurrent = excludesCurrent
    }
}
