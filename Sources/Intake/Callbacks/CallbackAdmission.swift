package import Messaging

/// A callback that may come in: through which account, and how its provider writes.
package struct CallbackAdmission: Sendable {
    /// The account.
    package let account: AccountID
    /// How its provider's callbacks are written.
    package let format: CallbackFormat
}
