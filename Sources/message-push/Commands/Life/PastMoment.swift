import ArgumentParser
import Messaging

/// A moment on the command line: of RFC 3339, or how long ago it was, as `30m`, `12h` or `7d`.
struct PastMoment: ExpressibleByArgument, Equatable {
    let moment: Timestamp

    private static let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]

    init?(argument: String) {
        self.init(argument, now: .now)
    }

    init?(_ text: String, now: Timestamp) {
        if let moment = Timestamp(rfc3339: text) {
            self.moment = moment
            return
        }
        guard let unit = text.last.flatMap({ Self.units[$0] }), let count = Int64(text.dropLast()),
            (1...1_000_000).contains(count)
        else { return nil }
        moment = Timestamp(milliseconds: now.milliseconds - count * unit * 1000)
    }
}
