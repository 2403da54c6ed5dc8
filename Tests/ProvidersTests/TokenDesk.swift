import Messaging
import Synchronization

@testable import Providers

/// Gives out tokens as a test says, and counts who asks.
final class TokenDesk: Sendable {
    private typealias Answer = Result<FreshToken, TokenRefusal>

    private struct State {
        var requestCount = 0
        /// Answers for requests to come.
        var ready: [Answer] = []
        /// Requests that wait for an answer.
        var waiting: [AsyncStream<Answer>.Continuation] = []
    }

    private let state = Mutex(State())
    private let requests: AsyncStream<Void>
    private let requesting: AsyncStream<Void>.Continuation

    init() {
        (requests, requesting) = AsyncStream.makeStream()
    }

    var requestCount: Int { state.withLock { $0.requestCount } }

    func give(_ text: String, life: Duration = .seconds(7200)) {
        answer(.success(FreshToken(text: text, life: life)))
    }

    func refuse(_ outcome: Outcome, retryAfter: Duration? = nil) {
        answer(.failure(TokenRefusal(result: AttemptResult(outcome, retryAfter: retryAfter))))
    }

    /// Returns when somebody has asked.
    func isAsked() async {
        for await _ in requests { break }
    }

    func fetch() async throws(TokenRefusal) -> FreshToken {
        let (stream, continuation) = AsyncStream.makeStream(of: Answer.self)
        state.withLock { state in
            state.requestCount += 1
            if state.ready.isEmpty {
                state.waiting.append(continuation)
            } else {
                continuation.yield(state.ready.removeFirst())
            }
        }
        requesting.yield()
        for await answer in stream { return try answer.get() }
        // The stream ends for a task that is cancelled.
        throw TokenRefusal(result: AttemptResult(.deferred(.transient)), isCancelled: true)
    }

    private func answer(_ answer: Answer) {
        state.withLock { state in
            while !state.waiting.isEmpty {
                // Those who were called off take no answer.
                if case .enqueued = state.waiting.removeFirst().yield(answer) { return }
            }
            state.ready.append(answer)
        }
    }
}
