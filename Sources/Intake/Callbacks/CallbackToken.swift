import Cryptography
package import Messaging

/// The unguessable last part of an account's callback address.
///
/// Providers sign nothing, so whoever knows the address can report what they like. The token follows from
/// the house's key, the account and its salt: nothing is kept, and another salt makes another token.
package struct CallbackToken: Sendable {
    private let key: [UInt8]

    /// Half of the code's 32 bytes: 128 bits, in an address of bearable length.
    private static let bytesCount = 16

    /// Tokens under `key`, which nothing else is signed with.
    package init(key: [UInt8]) { self.key = key }

    /// The token of an account: 32 lower-case hexadecimal digits.
    package func text(for account: Account) -> String {
        let salt = account.configuration[CallbackSetting.salt]
        let saltText = salt?.stringValue ?? salt?.numberValue?.text ?? ""
        let message = "callback/\(account.id)/\(saltText)"
        let code = MessageAuthentication.sha256(key: key, message: Array(message.utf8))
        return Hex.encode(code.prefix(Self.bytesCount))
    }

    /// Whether `token` is the account's; the time it takes tells nothing about it.
    package func matches(_ token: String, for account: Account) -> Bool {
        ConstantTime.isEqual(Array(token.utf8), Array(text(for: account).utf8))
    }
}

extension CallbackToken: CustomStringConvertible {
    /// Says nothing of the key.
    package var description: String { "CallbackToken" }
}
