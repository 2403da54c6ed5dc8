import Archive
import Catalog
import Hummingbird
import Ledger
import Messaging
import Outbound
import Policy
import Web

/// `GET /control/queue`: what waits, by lane and account, and whether all of it is held.
/// `POST /control/queue/pause` holds all of it, `/control/queue/drain` accepts nothing more, and
/// `/control/queue/resume` ends both.
struct QueueRoute: Sendable {
    let store: CatalogStore
    let bookkeeper: Bookkeeper
    let dispatcher: Dispatcher
    let hold: QueueHold
    let drain: QueueHold

    func add(to router: Hummingbird.Router<DoorContext>) {
        router.get("/control/queue") { _, _ in try await queue() }
        router.post("/control/queue/pause") { _, _ in try await pause() }
        router.post("/control/queue/drain") { _, _ in try await empty() }
        router.post("/control/queue/resume") { _, _ in try await resume() }
    }

    private func pause() async throws -> Response {
        do throws(ArchiveError) {
            let hold = try await hold.pause(at: WallClock.now)
            return Envelope.response(["held": hold.json])
        } catch {
            throw Refusal(error)
        }
    }

    private func empty() async throws -> Response {
        guard hold.current == nil else {
            throw Refusal(
                .conflict,
                "The queue is held and would never get empty. Let it go on first: message-push queue resume")
        }
        do throws(ArchiveError) {
            let drain = try await drain.pause(at: WallClock.now)
            return Envelope.response(["draining": drain.json])
        } catch {
            throw Refusal(error)
        }
    }

    private func resume() async throws -> Response {
        do throws(ArchiveError) {
            let drain = try await drain.resume()
            let hold = try await hold.resume()
            dispatcher.lookAgain()
            return Envelope.response([
                "was_held": hold?.json ?? .null, "was_draining": drain?.json ?? .null,
            ])
        } catch {
            throw Refusal(error)
        }
    }

    private func queue() async throws -> Response {
        let counts = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            (
                waiting: try await tables.waitingCounts(), inFlight: try await tables.inFlightCount(),
                size: try await tables.size()
            )
        }.value
        let accounts = await dispatcher.accounts
        return Envelope.response([
            "held": hold.current?.json ?? .null, "draining": drain.current?.json ?? .null,
            "lag_bytes": .integer(bookkeeper.lag), "in_memory": .integer(await dispatcher.activeCount),
            "lanes": .array(counts.waiting.map(line)), "accounts": .array(accounts.map(account)),
            "ledger": [
                "bytes": .integer(counts.size.bytes), "free_bytes": .integer(counts.size.freeBytes),
                "oldest_message": counts.size.oldestMessage.map { .string($0.precise) } ?? .null,
            ],
            "totals": [
                "waiting": .integer(counts.waiting.reduce(0) { $0 + $1.waiting }),
                "in_flight": .integer(counts.inFlight),
                "awaiting_receipt": .integer(counts.waiting.reduce(0) { $0 + $1.awaitingReceipt }),
                "settling": .integer(counts.waiting.reduce(0) { $0 + $1.settling }),
            ],
        ])
    }

    private func line(_ count: WaitingCount) -> JSONValue {
        let snapshot = store.snapshot
        let line = count.line
        return [
            "lane": .string(line.lane.name),
            "app": .string(snapshot.application(line.application)?.name ?? line.application.key),
            "channel": .string(snapshot.channel(line.channel)?.name ?? line.channel.description),
            "waiting": .integer(count.waiting), "awaiting_receipt": .integer(count.awaitingReceipt),
            "settling": .integer(count.settling), "oldest_due": .string(count.firstDue.precise),
        ]
    }

    private func account(_ status: AccountStatus) -> JSONValue {
        let window = status.window
        let now = WallClock.now
        let breaker = window.breaker.state(now: now)
        let performance = window.performance(now: now)
        let shutUntil = breaker == .open ? window.breaker.until : window.throttledUntil(now: now)
        return [
            "name": .string(store.snapshot.account(status.account)?.name ?? status.account.description),
            "in_flight": .integer(window.inFlight), "window": .integer(window.size),
            "limit": .integer(window.limit),
            "paused": .bool(store.snapshot.account(status.account)?.isPaused ?? false),
            "state": shutUntil == nil ? "open" : "shut",
            "until": shutUntil.map { .string($0.precise) } ?? .null,
            "breaker": .string(breaker.name), "openings": .integer(window.breaker.openings),
            "consecutive_failures": .integer(window.breaker.failuresInRow), "sent": .integer(window.sent),
            "failed": .integer(window.failed), "recent_calls": .integer(performance.calls),
            "recent_failures": .integer(performance.failures),
            "recent_success_rate": performance.successRate.map { .number(JSONNumber($0)) } ?? .null,
            "recent_mean_ms": performance.meanLatency.map { .integer($0.milliseconds) } ?? .null,
            "recent_p95_ms": performance.p95Latency.map { .integer($0.milliseconds) } ?? .null,
        ]
    }
}
