import Messaging

extension User: CatalogItem {
    static var kind: CatalogKind { .user }

    var shownID: String { String(id) }

    func fields(_ names: CatalogNames) -> [CatalogField] {
        let fields = [
            CatalogField("role", .string(role.rawValue)),
            CatalogField("real_name", .string(realName)),
            CatalogField("enabled", .bool(isEnabled)),
        ]
        guard let passwordHash else { return fields }
        return fields + [CatalogField("password", .string(passwordHash), isSecret: true)]
    }
}
