import Catalog
import Messaging

extension Translation {
    /// Accounts at providers. Codes and settings are called the same here.
    mutating func addAccounts() {
        for row in tables.live(.accounts) {
            let code = row.text("provider_code") ?? ""
            let element: JSONObject = [
                "name": name(.account, row, row.filled("account_name") ?? row.text("account_code")),
                "provider": .string(code), "enabled": .bool(row.isEnabled),
                "config": .object(configuration(row, providers.first { $0.code == code })),
            ]
            take(row, as: .account, element)
        }
    }

    private mutating func configuration(_ row: DumpRow, _ provider: ProviderDescription?) -> JSONObject {
        var configuration = JSONObject()
        guard let provider else { return configuration }
        for (setting, value) in row.json("config")?.objectValue?.members ?? [] {
            guard !value.isNull, value != "" else { continue }
            guard let field = provider.fields.first(where: { $0.name == setting }) else {
                remark(row, "Its setting “\(setting.prefix(100))” is not known here and is left out.")
                continue
            }
            configuration[setting] = Self.fitted(value, to: field.kind)
        }
        if provider.code == "smtp", configuration["encryption"] == nil, configuration["tls"] == nil {
            let isImplicit = configuration["port"]?.intValue == 465
            configuration["tls"] = isImplicit ? "tls" : "starttls"
            if !isImplicit {
                remark(row, "STARTTLS is required now; set `tls: none` for a server that has none.")
            }
        }
        return configuration
    }

    /// The original wrote most settings as texts, and read some numbers as nothing; here a number is one.
    private static func fitted(_ value: JSONValue, to kind: ConfigurationField.Kind) -> JSONValue {
        switch kind {
        case .integer: value.stringValue.flatMap { Int64($0) }.map { .integer($0) } ?? value
        case .flag: value.stringValue.flatMap { Bool($0) }.map { .bool($0) } ?? value
        case .text, .choice: value.numberValue.map { .string($0.text) } ?? value
        case .number, .url, .networks, .outcomes: value
        }
    }
}
