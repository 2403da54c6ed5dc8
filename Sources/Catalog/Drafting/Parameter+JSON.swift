import Messaging

/// The form that documents and tables share: a name alone where the variable is called the same.
extension ProviderTemplate.Parameter {
    var json: JSONValue {
        switch source {
        case .variable(name): .string(name)
        case .variable(let variable): ["name": .string(name), "variable": .string(variable)]
        case .fixed(let value): ["name": .string(name), "value": .string(value)]
        }
    }

    /// Reads what ``json`` wrote; nil for anything else.
    init?(json: JSONValue) {
        if let name = json.stringValue {
            self.init(name: name, source: .variable(name))
        } else if let name = json["name"]?.stringValue, let variable = json["variable"]?.stringValue {
            self.init(name: name, source: .variable(variable))
        } else if let name = json["name"]?.stringValue, let value = json["value"]?.stringValue {
            self.init(name: name, source: .fixed(value))
        } else {
            return nil
        }
    }
}
