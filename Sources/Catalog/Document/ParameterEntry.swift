import Messaging

/// What a document says about one parameter of a provider's template: a name alone where the template calls
/// the variable the same, else `name` with `variable` or `value`.
struct ParameterEntry: Sendable {
    private static let valueMax = 500

    let path: String
    let parameter: ProviderTemplate.Parameter

    init(_ value: JSONValue, path: String) throws(CatalogError) {
        self.path = path
        if let name = value.stringValue {
            parameter = ProviderTemplate.Parameter(
                name: name, source: .variable(try Self.variable(name, place: path)))
            return
        }
        let reader = try EntryReader(value, path: path, keys: ["name", "variable", "value"])
        let name = try reader.requiredName("name")
        parameter = ProviderTemplate.Parameter(name: name, source: try Self.source(reader, name: name))
    }

    private static func source(
        _ reader: EntryReader, name: String
    ) throws(CatalogError) -> ProviderTemplate.Parameter.Source {
        let variable = try reader.text("variable")
        guard let value = try reader.line("value", max: valueMax) else {
            let place = variable == nil ? reader.place("name") : reader.place("variable")
            return .variable(try Self.variable(variable ?? name, place: place))
        }
        guard variable == nil else {
            throw .invalid(
                reader.place("value"), "A parameter has a variable or a value of its own, not both.")
        }
        return .fixed(value)
    }

    private static func variable(_ name: String, place: String) throws(CatalogError) -> String {
        guard TextRule.isVariable(name) else {
            throw .invalid(
                place, "A variable has 1 to 64 letters of a–z, A–Z, 0–9 and _.",
                hint: "Where the provider calls it otherwise, give `name` and `variable`.")
        }
        return name
    }
}
