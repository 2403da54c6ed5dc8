import Catalog
import Messaging

/// The names of the hosts that accounts call, and which account calls each.
struct CalledHosts: Equatable, Sendable {
    /// In alphabetical order; addresses are left out, since nobody looks those up.
    let accountsByHost: [String: [String]]

    /// Those of `accounts` that are switched on.
    init(of accounts: [Account], provider: (String) -> ProviderDescription?) {
        var accountsByHost: [String: [String]] = [:]
        for account in accounts where account.isEnabled {
            let fields = provider(account.provider)?.fields ?? []
            for host in Set(fields.compactMap { Self.host(in: $0, of: account) }) {
                accountsByHost[host, default: []].append(account.name)
            }
        }
        self.accountsByHost = accountsByHost
    }

    /// A mail server's name, or the host of an address that is always called. Addresses that may be left out
    /// are for receivers to open.
    private static func host(in field: ConfigurationField, of account: Account) -> String? {
        guard let text = account.configuration[field.name]?.stringValue else { return nil }
        let host =
            switch field.kind {
            case .text where field.name == "host": text
            case .url where field.isRequired || field.defaultValue != nil: Self.host(of: text)
            default: ""
            }
        return host.isEmpty || NetworkList.isValid(host) ? nil : host
    }

    /// The host in an address like `https://user@host:443/path`; empty where there is none.
    static func host(of url: String) -> String {
        guard let scheme = url.firstRange(of: "://") else { return "" }
        let authority = url[scheme.upperBound...].prefix { !"/?#".contains($0) }
        let place = authority.split(separator: "@").last ?? ""
        if place.hasPrefix("[") { return String(place.dropFirst().prefix { $0 != "]" }) }
        return String(place.prefix { $0 != ":" })
    }
}
