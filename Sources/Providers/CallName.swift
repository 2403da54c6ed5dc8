import Messaging

/// Our name for a call, which vendors echo in receipts and in what they say when they are asked: Aliyun's
/// `OutId` (at most 255 characters), Tencent's `SessionContext` (less than 512 bytes).
///
/// A call for one delivery bears its attempt's name. A call for several has one name for all of them, and
/// therefore must not look like an attempt's name: a receipt would be taken for another recipient's. It says
/// to the millisecond when the attempts of the call started, as the journal does, so that each of them finds
/// the call again whose answer was lost. Another call that started then and went to the same number would be
/// taken for it; a sender puts no number into two such calls.
struct CallName: Equatable, Sendable, CustomStringConvertible {
    /// What stands in the field.
    let description: String
    private let attempt: AttemptID?
    private let starts: ClosedRange<Int64>?

    /// The name of a call for `orders`, of which there must be one at least.
    init(_ orders: [AttemptOrder]) {
        let starts = orders.map(\.at.milliseconds)
        let first = orders.first.map { "\($0.attempt)" } ?? ""
        guard orders.count > 1, let earliest = starts.min(), let latest = starts.max() else {
            self.init(text: first)
            return
        }
        self.init(text: "g:\(earliest)-\(latest):\(first)")
    }

    /// A name that a vendor echoed; anybody's, if it is none of ours.
    init(text: String) {
        description = text
        attempt = AttemptID(text: text)
        starts = Self.starts(in: text)
    }

    /// The attempt, if the call was for one delivery.
    var onlyAttempt: AttemptID? { attempt }

    /// Whether the call carried the attempt that is asked about, if it went to its recipient.
    func carried(_ inquiry: AttemptInquiry) -> Bool {
        if let attempt { return attempt == inquiry.attempt }
        return starts?.contains(inquiry.startedAt.milliseconds) == true
    }

    private static func starts(in text: String) -> ClosedRange<Int64>? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "g", AttemptID(text: String(parts[2])) != nil else { return nil }
        let bounds = parts[1].split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
        guard bounds.count == 2, let low = bounds[0], let high = bounds[1], low <= high else { return nil }
        return low...high
    }
}
