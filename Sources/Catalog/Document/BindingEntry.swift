import Messaging

/// What a document says about one account's part in a channel. Bindings are replaced as a whole, so what is
/// absent has its default: weight 10, priority 100, enabled, no template of the provider's.
struct BindingEntry: Sendable {
    /// Providers allow some twenty parameters; nobody's template has fifty.
    private static let parametersMax = 50
    private static let signaturesMax = 100

    let path: String
    /// An account's name.
    let account: String
    let weight: Int
    let priority: Int
    let isEnabled: Bool
    /// How the account says the channel's messages.
    let template: ProviderTemplate

    init(_ value: JSONValue, path: String) throws(CatalogError) {
        let reader = try EntryReader(
            value, path: path,
            keys: [
                "account", "weight", "priority", "enabled", "provider_template", "signature", "signatures",
                "parameters",
            ])
        self.path = path
        account = try reader.requiredName("account")
        weight = try reader.integer("weight", in: 1...100) ?? 10
        priority = try reader.integer("priority", in: 0...1000) ?? 100
        isEnabled = try reader.flag("enabled") ?? true
        template = ProviderTemplate(
            code: try reader.mark("provider_template") ?? "", signature: try reader.name("signature") ?? "",
            signatures: try reader.names("signatures", max: Self.signaturesMax) ?? [:],
            parameters: try Self.parameters(reader))
    }

    private static func parameters(
        _ reader: EntryReader
    ) throws(CatalogError) -> [ProviderTemplate.Parameter] {
        var parameters: [ProviderTemplate.Parameter] = []
        for (index, value) in try reader.list("parameters", max: parametersMax)?.enumerated()
            ?? [].enumerated()
        {
            let entry = try ParameterEntry(value, path: reader.place("parameters") + "[\(index)]")
            guard !parameters.contains(where: { $0.name == entry.parameter.name }) else {
                throw .invalid(entry.path, "The parameter “\(entry.parameter.name)” stands here twice.")
            }
            parameters.append(entry.parameter)
        }
        return parameters
    }
}
