package import Catalog
package import Messaging

/// The names by which requests on a channel may choose a signature (wire contract §3.5, §9.4).
///
/// Accounts whose binding lists no signatures take no part: they send without one, whatever the request says.
package struct SignatureNames: Sendable {
    /// The signatures of each usable binding, by name; empty for a binding that has none to choose from.
    private let choices: [[String: String]]

    private static let charactersMax = 100

    /// The names that the usable bindings of `channel` know.
    package init(of channel: Channel, in catalog: CatalogSnapshot) {
        choices = channel.bindings.filter { binding in
            guard binding.isEnabled, let account = catalog.account(binding.account), account.isEnabled else {
                return false
            }
            return catalog.provider(account.provider)?.media.contains(channel.medium) ?? false
        }.map(\.template.signatures)
    }

    /// Names that every account with signatures knows, sorted: with one of these a message may take any way.
    package var shared: [String] {
        let known = choices.filter { !$0.isEmpty }.map { Set($0.keys) }
        guard let first = known.first else { return [] }
        return known.dropFirst().reduce(first) { $0.intersection($1) }.sorted()
    }

    /// Refuses a name that no account can make anything of. The empty name is the account's own signature.
    func check(_ name: String) throws(Refusal) {
        guard name.count <= Self.charactersMax else {
            throw Refusal(
                .invalidParameter, "A signature name has at most \(Self.charactersMax) characters.",
                field: "signature_name")
        }
        guard !name.isEmpty, !choices.isEmpty else { return }
        guard !choices.contains(where: { $0.isEmpty || $0[name] != nil }) else { return }
        let known = Set(choices.flatMap(\.keys)).sorted().joined(separator: ", ")
        throw Refusal(
            .invalidParameter,
            "The channel has no signature of this name (SIGNATURE_ALIAS_NOT_SHARED); it has: \(known).",
            field: "signature_name")
    }
}
