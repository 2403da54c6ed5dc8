/// One setting of a provider account, as data: forms, checks and exports are made from it.
package struct ConfigurationField: Equatable, Sendable {
    /// What a value may be.
    package enum Kind: Equatable, Sendable {
        /// A text without control characters, of 1 to that many bytes.
        case text(bytesMax: Int)
        /// One of these words.
        case choice([String])
        /// A whole number between two bounds, both allowed.
        case integer(ClosedRange<Int64>)
        /// true or false.
        case flag
        /// A number between two bounds, both allowed.
        case number(ClosedRange<Double>)
        /// An `http` or `https` address.
        case url
        /// A ``NetworkList``: IP addresses and networks with commas between them.
        case networks
        /// An object whose names are the provider's codes and whose values are ``Outcome/name``s.
        case outcomes
    }

    /// The key in the account's configuration.
    package var name: String
    /// What a value may be.
    package var kind: Kind
    /// Whether an account is unusable without it.
    package var isRequired: Bool
    /// Whether it is sealed at rest and never shown again.
    package var isSecret: Bool
    /// What stands in for a missing value.
    package var defaultValue: JSONValue?
    /// One sentence for the operator, in English.
    package var helpEnglish: String
    /// The same sentence in Chinese.
    package var helpChinese: String

    /// A setting with all that is known of it.
    package init(
        _ name: String, _ kind: Kind, isRequired: Bool = false, isSecret: Bool = false,
        defaultValue: JSONValue? = nil, english: String, chinese: String
    ) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.isSecret = isSecret
        self.defaultValue = defaultValue
        helpEnglish = english
        helpChinese = chinese
    }
}
