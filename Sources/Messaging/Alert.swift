/// A trouble that the operator is told of once, until it is over.
package struct Alert: Equatable, Sendable {
    /// What kind of trouble.
    package var kind: AlertKind
    /// What it is about: an account's or an application's number, a rule's name; at most 100 characters. Kind
    /// and subject together name the trouble: raised again before it is over, it is only counted.
    package var subject: String
    /// How bad it is.
    package var level: AlertLevel
    /// When it was noticed.
    package var at: Timestamp
    /// What happened and what to do, one or two sentences, in English; no receivers, no secrets.
    package var english: String
    /// The same in Chinese.
    package var chinese: String
    /// The failure rule that asked for it; nil for the house's own.
    package var rule: Int64?
    /// The body of the wire contract's alert request (§4.2), a JSON object with the receiver masked; empty
    /// for alerts that no failure caused.
    package var details: String

    /// A trouble; texts are cut to 500 characters.
    package init(
        kind: AlertKind, subject: String, level: AlertLevel, at: Timestamp, english: String, chinese: String,
        rule: Int64? = nil, details: String = ""
    ) {
        self.kind = kind
        self.subject = String(subject.prefix(100))
        self.level = level
        self.at = at
        self.english = String(english.prefix(500))
        self.chinese = String(chinese.prefix(500))
        self.rule = rule
        self.details = String(details.prefix(4000))
    }

    /// The trouble's name: `breaker:7`.
    package var key: String { "\(kind.rawValue):\(subject)" }
}
