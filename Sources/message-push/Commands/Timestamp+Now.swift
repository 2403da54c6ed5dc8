import FoundationEssentials
import Messaging

extension Timestamp {
    /// The machine's clock, for showing how long ago something was.
    static var now: Timestamp {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}
