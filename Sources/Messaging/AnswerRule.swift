/// One line of the table that says what a provider's codes mean.
package struct AnswerRule: Equatable, Sendable {
    /// The provider's code; or a part of codes with a `*` behind it, before it, or on both sides, where
    /// anything may stand.
    package var code: String
    /// A part of the provider's words in lower case, for codes that mean several things; empty matches all.
    package var words: String
    /// What it means for an attempt.
    package var outcome: Outcome
    /// How long to wait at least before the next attempt.
    package var wait: Duration?
    /// Whether one recipient of a call is the reason that all of it was refused: the others may pass alone.
    package var concernsOneRecipient: Bool
    /// What happened and what to do, one or two sentences for the operator, in English.
    package var english: String
    /// The same in Chinese.
    package var chinese: String

    /// A line with all that is known of a code.
    package init(
        _ code: String, words: String = "", _ outcome: Outcome, wait: Duration? = nil,
        concernsOneRecipient: Bool = false, english: String, chinese: String
    ) {
        self.code = code
        self.words = words
        self.outcome = outcome
        self.wait = wait
        self.concernsOneRecipient = concernsOneRecipient
        self.english = english
        self.chinese = chinese
    }

    /// Whether it speaks of many codes.
    var isPattern: Bool { code.hasSuffix("*") || code.hasPrefix("*") }

    /// Whether it speaks of `other`.
    func covers(_ other: String) -> Bool {
        let part = code.drop { $0 == "*" }
        switch (code.hasPrefix("*"), part.hasSuffix("*")) {
        case (false, false): return other == code
        case (false, true): return other.hasPrefix(part.dropLast())
        case (true, false): return other.hasSuffix(part)
        case (true, true): return other.contains(part.dropLast())
        }
    }
}
