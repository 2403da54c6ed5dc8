package import Catalog
package import Messaging

/// Decides whose callback a request is, and whether it may come in.
///
/// Every "no" is the same: a stranger learns neither which accounts there are nor what was wrong. Accounts
/// that are switched off stay open, because receipts for what they sent still arrive.
package struct CallbackGate: Sendable {
    private let catalog: @Sendable () -> CatalogSnapshot
    private let formats: @Sendable (String) -> CallbackFormat?
    private let token: CallbackToken

    /// A gate for the accounts of the catalog as it is at each request; `formats` has the callback format of
    /// a provider, nil for one that sends none.
    package init(
        catalog: @escaping @Sendable () -> CatalogSnapshot,
        formats: @escaping @Sendable (String) -> CallbackFormat?, token: CallbackToken
    ) {
        self.catalog = catalog
        self.formats = formats
        self.token = token
    }

    /// Finds the account that an address means, and how its provider writes.
    ///
    /// - Parameters:
    ///   - name: the account's number, which is what the original's addresses have, or its name.
    ///   - given: the token; nil for an address without one.
    ///   - peer: the IP address of the other end; empty where it has none.
    package func admit(
        _ name: String, token given: String?, from peer: String
    ) throws(Refusal) -> CallbackAdmission {
        guard let account = account(name), let format = formats(account.provider),
            isRight(given, for: account), isExpected(peer, at: account)
        else { throw Refusal(.httpNotFound, "account not found") }
        return CallbackAdmission(account: account.id, format: format)
    }

    private func account(_ name: String) -> Account? {
        let catalog = catalog()
        return Int64(name).flatMap { catalog.account(AccountID($0)) } ?? catalog.account(named: name)
    }

    private func isRight(_ given: String?, for account: Account) -> Bool {
        guard let given else { return account.configuration[CallbackSetting.bare]?.boolValue ?? true }
        return token.matches(given, for: account)
    }

    /// A list that cannot be read lets nobody in: the operator meant to keep somebody out.
    private func isExpected(_ peer: String, at account: Account) -> Bool {
        guard let text = account.configuration[CallbackSetting.addresses]?.stringValue, !text.isEmpty else {
            return true
        }
        do {
            return try NetworkList(text).contains(peer)
        } catch {
            return false
        }
    }
}
