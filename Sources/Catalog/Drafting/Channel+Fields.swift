import Messaging

extension Channel: CatalogItem {
    static var kind: CatalogKind { .channel }

    var shownID: String? { id.description }

    func fields(_ names: CatalogNames) -> [CatalogField] {
        [
            CatalogField("type", .string(medium.rawValue)),
            CatalogField("template", .string(names.name(of: template))),
            CatalogField("class", .string(messageClass.rawValue)),
            CatalogField("default", .bool(isDefault)),
            CatalogField("enabled", .bool(isEnabled)),
            CatalogField("ttl", .string(DurationText.text(timeToLive))),
            CatalogField("when_uncertain", .string(whenUncertain.rawValue)),
            CatalogField("max_attempts", .integer(attemptsMax)),
            CatalogField("bindings", .array(bindings.map { entry(of: $0, names) })),
        ]
    }

    private func entry(of binding: Binding, _ names: CatalogNames) -> JSONValue {
        [
            "account": .string(names.name(of: binding.account)),
            "weight": .integer(binding.weight),
            "priority": .integer(binding.priority),
            "enabled": .bool(binding.isEnabled),
        ]
    }
}
