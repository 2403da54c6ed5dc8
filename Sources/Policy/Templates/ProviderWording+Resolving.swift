package import Messaging

extension ProviderWording {
    /// How a binding's account says `message`: its template, the signature that the message names, and the
    /// parameters in the template's order.
    ///
    /// - Parameter variables: the channel template's; they are the parameters where `template` lists none.
    /// - Throws: ``WordingProblem``, which follows from the settings: the same message through the same
    ///   binding would fail again.
    package init(
        _ template: ProviderTemplate, for message: Message, variables: [String]
    ) throws(WordingProblem) {
        let signature = try Self.signature(named: message.signatureName, in: template)
        let wanted =
            template.parameters.isEmpty
            ? variables.map { ProviderTemplate.Parameter(name: $0, source: .variable($0)) }
            : template.parameters
        let given = wanted.isEmpty ? [:] : try Self.values(of: message)
        self.init(
            template: template.code, signature: signature,
            parameters: wanted.map { parameter in
                switch parameter.source {
                case .variable(let name): Parameter(name: parameter.name, value: given[name] ?? "")
                case .fixed(let text): Parameter(name: parameter.name, value: text)
                }
            })
    }

    /// A name that the binding does not know is the provider's own where the binding knows none at all.
    private static func signature(
        named name: String, in template: ProviderTemplate
    ) throws(WordingProblem) -> String {
        if name.isEmpty { return template.signature }
        if let signature = template.signatures[name] { return signature }
        guard template.signatures.isEmpty else { throw .unknownSignature(name) }
        return name
    }

    private static func values(of message: Message) throws(WordingProblem) -> [String: String] {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: message.parameters)
        } catch {
            throw .unreadableParameters
        }
        var values: [String: String] = [:]
        for (name, value) in value.objectValue?.members ?? [] {
            values[name] = value.stringValue ?? value.numberValue?.text
        }
        return values
    }
}
