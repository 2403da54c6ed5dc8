import Hummingbird
import Intake
import Messaging

/// Which page of a batch's tasks a request wants.
///
/// `after` is the `next` of an earlier page and costs the same however far the list has come; `page` counts
/// from there, and what lies before is read over.
struct TaskQuery {
    /// Tasks in one of these; empty for all.
    let states: Set<DeliveryState>
    let after: Int64
    let page: Int
    let size: Int

    /// Tasks that `page` may read over.
    private static let skippedMax = 100_000

    init(_ request: Request) throws(Refusal) {
        let query = request.uri.queryParameters
        states = try Self.states(query["status"].map(String.init) ?? "")
        after = try Self.number(query["after"].map(String.init), "after", orElse: 0, in: 0...Int.max)
        let size = try Self.number(
            query["page_size"].map(String.init), "page_size", orElse: 100, in: 1...1000)
        self.size = Int(size)
        page = Int(
            try Self.number(
                query["page"].map(String.init), "page", orElse: 1, in: 1...(Self.skippedMax / self.size + 1)))
    }

    /// `status` is one word, or several with commas: those of the wire contract (§2.1), and our own.
    private static func states(_ text: String) throws(Refusal) -> Set<DeliveryState> {
        var states: Set<DeliveryState> = []
        for word in text.split(separator: ",") {
            let meant = DeliveryState.allCases.filter { $0.wireStatus == word || $0.word == word }
            guard !meant.isEmpty else {
                throw Refusal(
                    .invalidParameter,
                    "The parameter status has the words pending, processing, sent, success and failed.",
                    field: "status")
            }
            states.formUnion(meant)
        }
        return states
    }

    private static func number(
        _ text: String?, _ name: String, orElse usual: Int64, in range: ClosedRange<Int>
    ) throws(Refusal) -> Int64 {
        guard let text else { return usual }
        guard let number = Int(text), range.contains(number) else {
            let bounds =
                range.upperBound == .max
                ? "at least \(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
            throw Refusal(
                .invalidParameter, "The parameter \(name) must be a whole number, \(bounds).", field: name)
        }
        return Int64(number)
    }
}
