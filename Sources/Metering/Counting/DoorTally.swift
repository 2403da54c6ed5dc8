import Messaging
import Synchronization

/// What was asked at the public door since the daemon started, counted.
final class DoorTally: Sendable {
    /// A route, a method and the status that was answered.
    struct Answer: Hashable, Sendable {
        let route: String
        let method: String
        let status: Int
    }

    /// All the counts.
    struct Counts: Sendable {
        var answers = BoundedTable<Answer, Int>(empty: 0)
        var durations = BoundedTable<String, Histogram>(empty: Histogram(.requests))
        var refusals = BoundedTable<Refusal.Code, Int>(empty: 0)
    }

    /// What stands for the route where there is none: strangers choose paths and methods.
    private static let none = "(none)"
    private let counts = Mutex(Counts())

    /// Counts one request.
    ///
    /// - Parameter route: the pattern that the path matched; nil for none.
    func count(route: String?, method: String, status: Int, refusal: Refusal.Code?, took: Duration) {
        let answer = Answer(
            route: route ?? Self.none, method: route == nil ? Self.none : method, status: status)
        counts.withLock { counts in
            counts.answers.change(answer) { $0 += 1 }
            counts.durations.change(answer.route) { $0.count(took) }
            if let refusal { counts.refusals.change(refusal) { $0 += 1 } }
        }
    }

    /// Everything that was counted, for a page.
    var families: [MetricFamily] {
        let counts = counts.withLock { $0 }
        return [
            .counter(
                "message_push_http_requests_total", "Requests answered at the public door, by HTTP status.",
                counts.answers.entries.map { answer, count in
                    (
                        [
                            "route": answer?.route ?? CatalogNames.others,
                            "method": answer?.method ?? CatalogNames.others,
                            "code": answer.map { String($0.status) } ?? CatalogNames.others,
                        ], Double(count)
                    )
                }),
            .counter(
                "message_push_http_refusals_total",
                "Requests refused at the public door, by the code in the answer.",
                counts.refusals.entries.map { code, count in
                    (["code": code.map { String($0.rawValue) } ?? CatalogNames.others], Double(count))
                }),
            .histogram(
                "message_push_http_request_duration_seconds",
                "From a request's head to its answer; what is accepted is durable by then.",
                counts.durations.entries.map { route, took in
                    (["route": route ?? CatalogNames.others], took)
                }),
        ]
    }
}
