/// What a restore made.
package struct RestoredState: Sendable {
    /// Where the master key is that opens the restored catalog.
    package enum Key: String, Sendable {
        /// It was in the backup, and is in the state directory again.
        case restored
        /// The one that was in the state directory is the right one and stayed.
        case kept
        /// It is neither there nor in the backup.
        case elsewhere
    }

    /// What the backup said of itself.
    package let manifest: BackupManifest
    /// Where the master key is.
    package let key: Key
    /// Where that lies which was there before; nil where nothing was.
    package let aside: String?
    /// Whether the queue is held.
    package let isHeld: Bool

    /// A restore with all of its facts.
    package init(manifest: BackupManifest, key: Key, aside: String?, isHeld: Bool) {
        self.manifest = manifest
        self.key = key
        self.aside = aside
        self.isHeld = isHeld
    }
}
