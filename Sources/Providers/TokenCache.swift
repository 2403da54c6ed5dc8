import Messaging

/// The access token of one application. Providers punish those who ask for one too often, so callers share
/// it, and while one of them fetches it the others wait for what comes of that.
actor TokenCache {
    /// Asks the provider for a token.
    typealias Fetching = @Sendable () async throws(TokenRefusal) -> FreshToken

    /// A token is not used in the last minutes of its life.
    private static let margin: Duration = .seconds(300)
    /// Whatever a provider says, a token is used for a second at least and for two hours at most.
    private static let lives: ClosedRange<Duration> = .seconds(1)...(.seconds(7200))
    /// After a failure nobody asks the provider again for so long.
    private static let rest: Duration = .seconds(1)
    /// An account has fewer attempts at a time; more callers would be a mistake of ours.
    private static let waitingMax = 1000

    private let time: any TimeSource
    private let fetching: Fetching
    private var current: (text: String, usableUntil: Timestamp)?
    private var failure: (refusal: TokenRefusal, until: Timestamp)?
    private var isFetching = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(time: any TimeSource, fetching: @escaping Fetching) {
        self.time = time
        self.fetching = fetching
    }

    /// A token that works, as far as anyone knows.
    ///
    /// - Parameter refused: a token that the provider has just refused. It is not given again, to nobody.
    /// - Throws: ``TokenRefusal``: what came of the last fetch, or that this task was cancelled.
    func token(otherThan refused: String? = nil) async throws(TokenRefusal) -> String {
        if let refused, current?.text == refused { current = nil }
        while true {
            if let current, time.now < current.usableUntil { return current.text }
            if let failure, time.now < failure.until { throw failure.refusal }
            guard isFetching else { return try await fetch(otherThan: refused) }
            guard waiting.count < Self.waitingMax else { throw .tooManyCallers }
            // If the one who fetches is called off, that says nothing about the token: the next one fetches.
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func fetch(otherThan refused: String?) async throws(TokenRefusal) -> String {
        isFetching = true
        defer {
            isFetching = false
            for continuation in waiting { continuation.resume() }
            waiting = []
        }
        do throws(TokenRefusal) {
            let fresh = try await fetching()
            guard fresh.text != refused else { throw TokenRefusal.sameTokenAgain }
            current = (fresh.text, time.now + Self.usableTime(of: fresh.life))
            failure = nil
            return fresh.text
        } catch {
            if !error.isCancelled {
                failure = (error, time.now + max(Self.rest, error.result.retryAfter ?? .zero))
            }
            throw error
        }
    }

    /// Providers give out a token again while it lives, so what comes may be near its end already.
    private static func usableTime(of life: Duration) -> Duration {
        let life = min(max(life, lives.lowerBound), lives.upperBound)
        return max(life - margin, life / 2)
    }
}
