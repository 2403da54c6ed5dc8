package import Ledger
package import Messaging
import ServiceLifecycle
import Synchronization

/// The last things that happened to deliveries, numbered from 1, for all who watch.
///
/// The ledger's thread adds to it and waits for nobody: the oldest make room, and a watcher who is slower is
/// told how many he missed. It begins anew with the daemon, and has a name by which that is noticed.
///
/// The mutex guards all fields; watchers are resumed after it is released.
package final class LifeRing: Sendable {
    /// Some of what is kept, in order.
    package struct Page: Equatable, Sendable {
        /// Those that were wanted, each with its number.
        package var events: [Numbered] = []
        /// The number of the last that was looked at; the next page comes after it.
        package var last: UInt64
        /// How many went before they could be looked at, wanted or not.
        package var missed: UInt64 = 0
    }

    /// An event and its place.
    package struct Numbered: Equatable, Sendable {
        /// Counted from 1 since the daemon started.
        package let number: UInt64
        /// What happened.
        package let event: LifeEvent
    }

    private struct Watcher {
        let number: UInt64
        let ticket: UInt64
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        /// A ring once it is full: the event of number n lies at (n - 1) modulo the capacity.
        var events: [LifeEvent] = []
        var last: UInt64 = 0
        var watchers: [Watcher] = []
        var lastTicket: UInt64 = 0
    }

    /// Some 300 bytes each: three megabytes on a busy day, nothing on a quiet one.
    package static let usualCapacity = 10_000

    /// Which ring it is: another one after each start.
    package let name: String
    private let capacity: Int
    private let state = Mutex(State())

    /// An empty ring that keeps the last `capacity` events.
    package init(name: String, capacity: Int = usualCapacity) {
        precondition(capacity > 0, "a ring that keeps nothing")
        self.name = name
        self.capacity = capacity
    }

    /// The number of the last event; zero when there was none.
    package var last: UInt64 { state.withLock(\.last) }

    /// Adds what happened, and wakes who waited for it.
    package func add(_ events: [LifeEvent]) {
        guard !events.isEmpty else { return }
        let woken = state.withLock { state -> [Watcher] in
            for event in events {
                if state.events.count < capacity {
                    state.events.append(event)
                } else {
                    state.events[place(state.last + 1)] = event
                }
                state.last += 1
            }
            defer { state.watchers.removeAll { $0.number < state.last } }
            return state.watchers.filter { $0.number < state.last }
        }
        for watcher in woken { watcher.continuation.resume() }
    }

    /// The first `limit` events after `number` that `filter` lets pass.
    package func page(after number: UInt64, limit: Int, where filter: LifeFilter = LifeFilter()) -> Page {
        state.withLock { state in
            let oldest = state.last - UInt64(state.events.count)
            let start = min(max(number, oldest), state.last)
            var page = Page(last: start, missed: start - min(number, start))
            while page.last < state.last, page.events.count < limit {
                page.last += 1
                let event = state.events[place(page.last)]
                if filter.matches(event) { page.events.append(Numbered(number: page.last, event: event)) }
            }
            return page
        }
    }

    /// The last `count` events that `filter` lets pass.
    package func tail(_ count: Int, where filter: LifeFilter = LifeFilter()) -> Page {
        state.withLock { state in
            var page = Page(last: state.last)
            var number = state.last
            let oldest = state.last - UInt64(state.events.count)
            while number > oldest, page.events.count < count {
                let event = state.events[place(number)]
                if filter.matches(event) { page.events.append(Numbered(number: number, event: event)) }
                number -= 1
            }
            page.events.reverse()
            return page
        }
    }

    /// The same once there is such an event, or as it is when `deadline` has come, the task is cancelled or
    /// the daemon stops: a door that closes does not wait for those who watch.
    package func page(
        after number: UInt64, limit: Int, where filter: LifeFilter = LifeFilter(),
        until deadline: Timestamp, by time: any TimeSource
    ) async -> Page {
        var whole = page(after: number, limit: limit, where: filter)
        while whole.events.isEmpty, time.now < deadline {
            await wait(past: whole.last, until: deadline, by: time)
            let more = page(after: whole.last, limit: limit, where: filter)
            guard more.last > whole.last else { return whole }
            whole = Page(events: more.events, last: more.last, missed: whole.missed + more.missed)
        }
        return whole
    }

    private func wait(past number: UInt64, until deadline: Timestamp, by time: any TimeSource) async {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.wait(past: number) }
                group.addTask { await time.sleep(until: deadline) }
                await group.next()
                group.cancelAll()
            }
        }
    }

    private func wait(past number: UInt64) async {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.last > number || Task.isCancelled { return true }
                    state.watchers.append(
                        Watcher(number: number, ticket: ticket, continuation: continuation))
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let watcher = state.withLock { state -> Watcher? in
                guard let index = state.watchers.firstIndex(where: { $0.ticket == ticket }) else {
                    return nil
                }
                return state.watchers.remove(at: index)
            }
            watcher?.continuation.resume()
        }
    }

    private func place(_ number: UInt64) -> Int { Int((number - 1) % UInt64(capacity)) }
}
