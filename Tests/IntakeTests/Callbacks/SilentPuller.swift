import Messaging

/// An account whose provider gives no answer until the caller gives up.
struct SilentPuller: PullingSender {
    let recognisesRepeats = false
    let pullInterval: Duration? = .seconds(1)

    func pull() async -> PulledReceipts {
        for await _ in AsyncStream<Void>.makeStream().stream {}
        return .failed("cancelled")
    }

    func attempt(_ order: AttemptOrder) async -> AttemptResult { AttemptResult(.uncertain) }
}
