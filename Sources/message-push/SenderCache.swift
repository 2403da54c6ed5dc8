import Logging
import Messaging
import Providers
import Synchronization

/// Keeps one sender an account for as long as the account does not change: tokens live in it.
final class SenderCache: Sendable {
    private struct Entry {
        let version: Int64
        let sender: (any Sender)?
    }

    private let directory: ProviderDirectory
    private let logger: Logger
    private let entries = Mutex<[AccountID: Entry]>([:])

    init(directory: ProviderDirectory, logger: Logger) {
        self.directory = directory
        self.logger = logger
    }

    /// The sender of an account as it is configured now; nil when its settings are unusable.
    func sender(for account: Account) -> (any Sender)? {
        entries.withLock { entries in
            if let entry = entries[account.id], entry.version == account.version { return entry.sender }
            let sender = make(account)
            entries[account.id] = Entry(version: account.version, sender: sender)
            return sender
        }
    }

    private func make(_ account: Account) -> (any Sender)? {
        do {
            return try directory.makeSender(for: account)
        } catch {
            logger.error(
                "an account is unusable",
                metadata: [
                    "account": "\(account.name)", "field": "\(error.field)", "reason": "\(error.sentence)",
                    LogKind.key: "\(LogKind.accountUnusable)",
                ])
            return nil
        }
    }
}
