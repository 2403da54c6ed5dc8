/// An access token as a provider gave it out.
struct FreshToken: Equatable, Sendable {
    /// The token itself: a secret.
    let text: String
    /// How long it is valid from now.
    let life: Duration
}
