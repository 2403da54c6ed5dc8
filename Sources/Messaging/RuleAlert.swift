/// Whom a rule tells.
package struct RuleAlert: Equatable, Sendable {
    /// How bad the operator holds it to be.
    package var level: AlertLevel
    /// An address that gets the wire contract's alert request (§4.2); nil tells the alert targets. May hold a
    /// token: never log it.
    package var url: String?
    /// Whether the address may lie inside the operator's own network.
    package var allowsPrivateAddresses: Bool

    /// An alert of a rule.
    package init(level: AlertLevel = .warning, url: String? = nil, allowsPrivateAddresses: Bool = false) {
        self.level = level
        self.url = url
        self.allowsPrivateAddresses = allowsPrivateAddresses
    }
}

extension RuleAlert: CustomStringConvertible {
    /// The level: never the address, which may hold a token.
    package var description: String { "RuleAlert(\(level.rawValue))" }
}
