import Messaging

/// Recipients who may be suppressed, as hash values only: the ledger is asked about those who match.
///
/// Eight bytes each, so that a list of a million takes little memory, and a house without one asks nothing.
struct SuppressedRecipients {
    private var hashes: Set<Int> = []

    var isEmpty: Bool { hashes.isEmpty }

    mutating func insert(_ recipient: Recipient) { hashes.insert(recipient.hashValue) }

    func mayContain(_ recipient: Recipient) -> Bool { hashes.contains(recipient.hashValue) }
}
