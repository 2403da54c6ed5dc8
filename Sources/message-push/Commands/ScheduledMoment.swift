import ArgumentParser
import Messaging

/// A moment of RFC 3339 on the command line, kept as it was written.
struct ScheduledMoment: ExpressibleByArgument, Equatable {
    let text: String

    init?(argument: String) {
        guard Timestamp(rfc3339: argument) != nil else { return nil }
        text = argument
    }
}
