import SystemPackage

/// Trouble with the journal: what was tried, where, what the system said, and what to do now.
package struct JournalError: Error, Sendable, CustomStringConvertible {
    /// What a caller may tell apart.
    package enum Kind: Equatable, Sendable {
        /// Another process has the journal open; its id, where it left one.
        case locked(pid: Int32?)
        /// No space, on the disk or within `journalBytesMax`. Nothing of the append was written.
        case full
        /// Too much waits for the disk. Nothing of the append was written; try again.
        case overloaded
        /// The journal was closed, in order or by an earlier failure.
        case closed
        /// The files are not what was written to them.
        case damaged
        /// A segment has a format that this program does not know.
        case unknownVersion(UInt32)
        /// The records that were asked for are no longer kept.
        case removed
        /// The record is larger than `recordBytesMax`.
        case tooLarge
        /// The limits do not fit together.
        case unfitLimits
        /// The folder's path leads to something else.
        case notADirectory
        /// The system refused for any other reason.
        case io(errno: Int32)
    }

    /// What happened, for deciding.
    package let kind: Kind
    /// What was tried.
    package let operation: JournalOperation
    /// The file or folder it was tried on.
    package let path: String
    /// The place in the journal, where one is known.
    package let position: JournalPosition?
    /// The number the system gave as the reason, where it gave one.
    package let errno: Int32?
    /// One or two sentences for the operator: what is certain, and what to do.
    package let hint: String

    /// Makes an error; the system's number is filled in by ``init(errno:operation:path:position:)``.
    package init(
        kind: Kind, operation: JournalOperation, path: String, position: JournalPosition? = nil,
        errno: Int32? = nil, hint: String
    ) {
        self.kind = kind
        self.operation = operation
        self.path = path
        self.position = position
        self.errno = errno
        self.hint = hint
    }

    /// The whole story in one line: "cannot sync …/17.journal at position 91204: Input/output error. …".
    package var description: String {
        let place = position.map { " at position \($0.rawValue)" } ?? ""
        let reason = errno.map { ": \(Errno(rawValue: $0).description)" } ?? ""
        return "cannot \(operation.rawValue) \(path)\(place)\(reason). \(hint)"
    }
}
