import Messaging

extension User: CatalogItem {
    static var kind: CatalogKind { .user }

    var shownID: String? { nil }

    func fields(_ names: CatalogNames) -> [CatalogField] {
        let role = CatalogField("role", .string(role.rawValue))
        guard let passwordHash else { return [role] }
        return [role, CatalogField("password", .string(passwordHash), isSecret: true)]
    }
}
