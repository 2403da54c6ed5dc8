/// How a provider is to say a message that it keeps the template of.
package struct ProviderWording: Equatable, Sendable {
    /// One of the template's parameters with its value.
    package struct Parameter: Equatable, Sendable {
        /// The provider's name for it.
        package var name: String
        /// What to put there.
        package var value: String

        /// A parameter with its value.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The template's name at the provider; empty where the provider keeps none.
    package var template: String
    /// The signature at the provider; empty where there is none.
    package var signature: String
    /// In the template's order, for providers that count parameters instead of naming them.
    package var parameters: [Parameter]

    /// A wording with all its parts.
    package init(template: String = "", signature: String = "", parameters: [Parameter] = []) {
        self.template = template
        self.signature = signature
        self.parameters = parameters
    }
}
