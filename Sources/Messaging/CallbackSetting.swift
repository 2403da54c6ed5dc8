/// What the settings are called that guard an account's callback address.
package enum CallbackSetting {
    /// Whether the address without a token is served (true where it is missing).
    package static let bare = "callback_bare"
    /// The only addresses that callbacks may come from, with commas between them.
    package static let addresses = "callback_addresses"
    /// A text that goes into the token, so that changing it changes the token.
    package static let salt = "callback_salt"
}
