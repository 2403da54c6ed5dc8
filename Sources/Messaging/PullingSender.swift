/// A sender whose provider hands out receipts to whoever asks for all of them: each is given once.
package protocol PullingSender: Sender {
    /// How often they are asked for; nil where the account's receipts come by themselves.
    var pullInterval: Duration? { get }

    /// Fetches receipts that nobody has fetched yet. What it returns is kept before it is read, because the
    /// provider gives it only once.
    func pull() async -> PulledReceipts
}
