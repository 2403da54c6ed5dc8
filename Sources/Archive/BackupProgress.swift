/// How far a backup has come.
package struct BackupProgress: Equatable, Sendable {
    /// What is being done, for people: `copying the ledger`.
    package var deed: String
    /// How much of that is done, from 0 to 1; nil where nobody knows.
    package var share: Double?

    /// A deed, and how much of it is done.
    package init(_ deed: String, share: Double? = nil) {
        self.deed = deed
        self.share = share
    }
}
