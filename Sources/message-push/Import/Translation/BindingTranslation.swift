import Messaging
import Policy

/// One of a channel's bindings with the rows that become a part of it: its provider template, and the
/// signatures that the channel has names for.
struct BindingTranslation {
    private let row: DumpRow
    private let providerTemplate: DumpRow
    /// By the names of requests.
    private var signatures: [(name: String, text: String)] = []
    /// The row of its account: the template's, else its own (wire contract §3.4).
    let account: Int64
    /// The rows of other tables that are in it.
    private(set) var used: [OriginalTable: Set<Int64>]

    /// Nil where the original would not have used it: without a provider template.
    init?(_ row: DumpRow, _ tables: DumpTables) {
        guard let number = row.integer("provider_template_id"),
            let providerTemplate = tables.live(.providerTemplates).first(where: { $0.id == number })
        else { return nil }
        self.row = row
        self.providerTemplate = providerTemplate
        let account = providerTemplate.integer("provider_id") ?? row.integer("provider_id") ?? 0
        self.account = account
        used = [.providerTemplates: [number]]
        let usable = tables.live(.signatures).filter(\.isEnabled)
        for mapping in tables.live(.signatureNames)
        where mapping.isEnabled && mapping.integer("channel_id") == row.integer("channel_id") {
            guard let name = mapping.filled("signature_name"),
                !signatures.contains(where: { $0.name == name }),
                let signature = usable.first(where: { $0.id == mapping.integer("provider_signature_id") }),
                signature.integer("provider_account_id") == account,
                let text = signature.filled("signature_code")
            else { continue }
            signatures.append((name, text))
            used[.signatures, default: []].insert(signature.id)
            used[.signatureNames, default: []].insert(mapping.id)
        }
    }

    /// The element of the channel's list.
    func element(account: JSONValue, channel: JSONObject, template: JSONObject) -> JSONObject {
        var element: JSONObject = [
            "account": account, "enabled": .bool(row.isSwitchedOn && providerTemplate.isEnabled),
        ]
        element["weight"] = row.integer("weight").map { .integer($0) }
        element["priority"] = row.integer("priority").map { .integer($0) }
        element["provider_template"] = providerTemplate.filled("template_code").map { .string($0) }
        // The signature is a mail's subject; where a request names none, the template's name stands in.
        if channel["type"] == "email" { element["signature"] = template["name"] }
        if !signatures.isEmpty {
            element["signatures"] = .object(
                JSONObject(signatures.map { (name: $0.name, value: .string($0.text)) }))
        }
        let parameters = parameters(template["variables"].names).map(\.json)
        if channel["type"] == "sms", !parameters.isEmpty { element["parameters"] = .array(parameters) }
        return element
    }

    /// What is not as it was.
    func remarks(template: JSONObject, channel: JSONObject) -> [String] {
        var remarks: [String] = []
        if row.isSwitchedOn, !providerTemplate.isEnabled {
            remarks.append("It is switched off, because its provider template is.")
        }
        guard channel["type"] == "sms" else { return remarks }
        let variables = template["variables"].names
        let parameters = parameters(variables)
        for parameter in parameters where parameter.isLost {
            remarks.append(
                "Its parameter “\(parameter.name)” is always empty: the template has no such variable.")
        }
        if parameters.isEmpty, !variables.isEmpty {
            remarks.append(
                "It hands on all variables of the template, since its provider template names none.")
        }
        return remarks
    }

    /// A parameter of the provider's template.
    private struct Parameter {
        let name: String
        let json: JSONValue
        /// Whether it takes a variable that the template does not have.
        var isLost = false
    }

    /// In the order of the provider's text, then of its declared variables: some providers count parameters
    /// (wire contract §3.7).
    private func parameters(_ variables: [String]) -> [Parameter] {
        var order = TemplateText(providerTemplate.text("template_content") ?? "").variables
        order += providerTemplate.json("variables").names
        let mappings = row.json("param_mapping")?.arrayValue ?? []
        let parameters =
            mappings.isEmpty
            ? order.filter(variables.contains).map { Parameter(name: $0, json: .string($0)) }
            : mappings.compactMap { Self.parameter($0, variables) }
        var seen: Set<String> = []
        return parameters.enumerated().sorted { left, right in
            let places = [left, right].map { order.firstIndex(of: $0.element.name) ?? order.count }
            return (places[0], left.offset) < (places[1], right.offset)
        }.map(\.element).filter { seen.insert($0.name).inserted }
    }

    private static func parameter(_ mapping: JSONValue, _ variables: [String]) -> Parameter? {
        guard let name = mapping["provider_var"]?.stringValue, !name.isEmpty else { return nil }
        if mapping["type"] == "fixed" {
            return Parameter(
                name: name, json: ["name": .string(name), "value": mapping["value"] ?? ""])
        }
        let variable = mapping["system_var"]?.stringValue ?? ""
        guard variables.contains(variable) else {
            return Parameter(name: name, json: ["name": .string(name), "value": ""], isLost: true)
        }
        return Parameter(name: name, json: ["name": .string(name), "variable": .string(variable)])
    }
}
