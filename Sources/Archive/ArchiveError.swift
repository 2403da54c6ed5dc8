import SystemPackage

/// Why a backup could not be made, or not be restored. Holds no secrets.
package struct ArchiveError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What a caller may tell apart.
    package enum Kind: Equatable, Sendable {
        /// Another backup is being made.
        case busy
        /// There is too little room on the disk. Nothing was left behind.
        case noRoom
        /// There is no such backup, or no such file in it.
        case notFound
        /// The state directory is not empty.
        case occupied
        /// A daemon runs on the state directory.
        case inUse
        /// The backup is not what was written, or not of an edition that this program knows.
        case damaged
        /// This user may not.
        case notPermitted
        /// The system refused for any other reason.
        case trouble
    }

    /// What happened, for deciding.
    package let kind: Kind
    /// The whole story for the operator, with what to do.
    package let description: String

    /// An error with its story.
    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    /// What the system said when something was tried on `path`.
    init(_ deed: String, _ path: String, _ reason: Errno) {
        switch reason {
        case .noSpace, .diskQuotaExceeded:
            self.init(.noRoom, "cannot \(deed) \(path): the disk is full. Free some space and try again.")
        case .noSuchFileOrDirectory, .notDirectory:
            self.init(.notFound, "cannot \(deed) \(path): there is no such file or folder.")
        case .permissionDenied, .notPermitted:
            self.init(
                .notPermitted, "cannot \(deed) \(path): not permitted. Try as root, or as its owner.")
        default:
            self.init(.trouble, "cannot \(deed) \(path): \(reason). Check the disk.")
        }
    }
}
