/// Which edition of message-push this is. The one place that says so.
enum Version {
    /// By the rules of https://semver.org.
    static let current = "0.1.0"
}
