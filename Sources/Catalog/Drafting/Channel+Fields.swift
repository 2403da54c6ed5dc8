import Messaging

extension Channel: CatalogItem {
    static var kind: CatalogKind { .channel }

    var shownID: String { id.description }

    func fields(_ names: CatalogNames) -> [CatalogField] {
        var fields = [
            CatalogField("type", .string(medium.rawValue)),
            CatalogField("template", .string(names.name(of: template))),
            CatalogField("class", .string(messageClass.rawValue)),
            CatalogField("default", .bool(isDefault)),
            CatalogField("enabled", .bool(isEnabled)),
            CatalogField("ttl", .string(DurationText.text(timeToLive))),
            CatalogField("when_uncertain", .string(whenUncertain.rawValue)),
            CatalogField("max_attempts", .integer(attemptsMax)),
            CatalogField("coalescing", .string(coalescing.rawValue)),
            CatalogField("receipt_timeout", .string(DurationText.text(receiptTimeout))),
            CatalogField("time_zone", .string(timeZone)),
            CatalogField("receiver_limits", .array(receiverLimits.map { .string($0.text) })),
            CatalogField("bindings", .array(bindings.map { entry(of: $0, names) })),
        ]
        if let quietHours { fields.append(CatalogField("quiet_hours", .string(quietHours.description))) }
        if let repeatWindow {
            fields.append(CatalogField("repeat_window", .string(DurationText.text(repeatWindow))))
        }
        if let callingCode { fields.append(CatalogField("country_code", .string(callingCode))) }
        return fields
    }

    private func entry(of binding: Binding, _ names: CatalogNames) -> JSONValue {
        let template = binding.template
        var entry: JSONObject = [
            "account": .string(names.name(of: binding.account)),
            "weight": .integer(binding.weight),
            "priority": .integer(binding.priority),
            "enabled": .bool(binding.isEnabled),
        ]
        if !template.code.isEmpty { entry["provider_template"] = .string(template.code) }
        if !template.signature.isEmpty { entry["signature"] = .string(template.signature) }
        if !template.signatures.isEmpty { entry["signatures"] = template.signaturesJSON }
        if !template.parameters.isEmpty { entry["parameters"] = template.parametersJSON }
        return .object(entry)
    }
}
