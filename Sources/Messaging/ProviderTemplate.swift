/// How a binding's account says the channel's messages: the template and signatures that the provider keeps.
package struct ProviderTemplate: Equatable, Sendable {
    /// A parameter of the provider's template, and where its value comes from.
    package struct Parameter: Equatable, Sendable {
        /// Where a value comes from.
        package enum Source: Equatable, Sendable {
            /// The request's parameter of this name; empty when the request has none.
            case variable(String)
            /// Always this text.
            case fixed(String)
        }

        /// The provider's name for it.
        package var name: String
        /// Where its value comes from.
        package var source: Source

        /// A parameter with its source.
        package init(name: String, source: Source) {
            self.name = name
            self.source = source
        }
    }

    /// The template's name at the provider; empty where the provider keeps none.
    package var code: String
    /// The signature of messages that name none; may be empty.
    package var signature: String
    /// The provider's signatures by the names that requests use.
    package var signatures: [String: String]
    /// In the template's order. Empty means the channel template's variables under their own names.
    package var parameters: [Parameter]

    /// A template with all its settings.
    package init(
        code: String = "", signature: String = "", signatures: [String: String] = [:],
        parameters: [Parameter] = []
    ) {
        self.code = code
        self.signature = signature
        self.signatures = signatures
        self.parameters = parameters
    }
}
