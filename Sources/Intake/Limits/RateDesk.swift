package import Messaging
import Policy
import Synchronization

/// Counts the requests of each application, so that none makes more a second than it may.
///
/// Only requests whose signature was checked are counted: nobody can use up another's rate.
package final class RateDesk: Sendable {
    /// How many requests an application may make now.
    package struct Standing: Equatable, Sendable {
        /// Requests a second.
        package let limit: Int
        /// Requests that may be made at once.
        package let remaining: Int
        /// Seconds, rounded up, until ``limit`` requests may be made at once.
        package let resetSeconds: Int
    }

    private struct Told {
        let standing: RateStanding
        let at: Timestamp
    }

    private struct State {
        var rate = RequestRate()
        var told: [ApplicationID: Told] = [:]
    }

    private let state = Mutex(State())
    private let time: any TimeSource

    /// A desk that has seen no request yet.
    package init(time: any TimeSource) { self.time = time }

    /// Counts a request.
    ///
    /// - Throws: 30001 if the application makes too many.
    package func take(for application: Application) throws(Refusal) {
        let (id, limit, now) = (application.id, application.rateLimit, time.now)
        let standing = state.withLock { state in
            let standing = state.rate.admit(id, limit: limit, now: now)
            state.told[id] = standing.map { Told(standing: $0, at: now) }
            return standing
        }
        guard let standing, !standing.isAdmitted else { return }
        throw Refusal(
            .rateLimited, "The application may make \(limit) requests a second; ask again in a moment.",
            retryAfter: standing.retryAfter.wholeSecondsUp)
    }

    /// How many requests the application may make, as its last counted request left it; nil if as many as it
    /// likes.
    package func standing(of application: Application) -> Standing? {
        let (limit, now) = (application.rateLimit, time.now)
        guard limit > 0 else { return nil }
        guard let told = state.withLock({ $0.told[application.id] }), told.standing.limit == limit,
            now < told.at + .seconds(told.standing.resetSeconds)
        else { return Standing(limit: limit, remaining: limit, resetSeconds: 0) }
        return Standing(
            limit: limit, remaining: told.standing.remaining, resetSeconds: told.standing.resetSeconds)
    }
}
