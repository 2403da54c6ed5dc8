import Glibc
import NIOCore

/// Why a listener could not open, with what to do.
package struct ListenerError: Error, Sendable, CustomStringConvertible {
    /// What a caller may tell apart.
    package enum Kind: Equatable, Sendable {
        /// Somebody else listens there.
        case inUse
        /// This user may not listen there.
        case notPermitted
        /// There is no such address on this machine, or the system refused for another reason.
        case unfit
    }

    /// What happened, for deciding.
    package let kind: Kind
    /// The whole story for the operator.
    package let description: String

    init(_ address: DoorAddress, _ cause: any Error) {
        let advice: String
        switch (cause as? IOError)?.errnoCode {
        case EADDRINUSE:
            kind = .inUse
            advice = "Another program listens there. Stop it, or choose another address in the settings."
        case EACCES, EPERM:
            kind = .notPermitted
            advice = "This user may not. Choose another address in the settings, or let systemd open it."
        default:
            kind = .unfit
            advice = "The system says: \(cause). Choose an address of this machine in the settings."
        }
        description = "cannot listen on \(address). \(advice)"
    }
}
