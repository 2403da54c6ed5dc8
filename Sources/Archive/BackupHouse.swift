/// What whoever makes backups knows of the house.
package struct BackupHouse: Sendable {
    let stateDirectory: String
    let keyFile: String
    let key: [UInt8]
    let reserve: Int
    let program: String
    let freeBytes: @Sendable (String) -> Int?

    /// A house that works in `stateDirectory`.
    ///
    /// - Parameters:
    ///   - keyFile: where the master key was read from.
    ///   - key: the master key.
    ///   - reserve: bytes of the disk that stay free for accepted messages.
    ///   - program: the version that makes the backup.
    ///   - freeBytes: bytes that may still be written below a path; nil when nobody knows.
    package init(
        stateDirectory: String, keyFile: String, key: [UInt8], reserve: Int, program: String,
        freeBytes: @escaping @Sendable (String) -> Int?
    ) {
        self.stateDirectory = stateDirectory
        self.keyFile = keyFile
        self.key = key
        self.reserve = reserve
        self.program = program
        self.freeBytes = freeBytes
    }
}
