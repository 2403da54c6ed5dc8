/// A backup that was made.
package struct MadeBackup: Sendable {
    /// What it is called.
    package let name: String
    /// Its folder, below the state directory.
    package let folder: String
    /// What it says of itself.
    package let manifest: BackupManifest
    /// Whether the master key is in it.
    package let hasKey: Bool
    /// Where the daemon has the master key from.
    package let keyFile: String
}
