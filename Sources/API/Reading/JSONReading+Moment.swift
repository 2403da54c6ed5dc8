import Messaging
import Web

extension JSONReading {
    /// A member that is a moment of RFC 3339 and must be there.
    func requiredMoment(_ name: String) throws(Refusal) -> Timestamp {
        guard let moment = Timestamp(rfc3339: try requiredText(name)) else {
            throw Refusal(
                .invalidParameter, "The field \(name) must be a time such as 2026-11-23T11:04:00Z.",
                field: name)
        }
        return moment
    }
}
