package import Messaging
import Synchronization

/// Runs all tasks of a simulation in one thread, one job at a time, in an order that a seed decides.
///
/// Tasks that prefer it run here, with their children and with the actors that have no executor of their
/// own. Actors that want one take a ``SeededLine``, whose jobs keep their order among themselves. Nothing
/// runs but in ``step()``, so whoever calls that can stop the world between any two jobs.
package final class SeededExecutor: TaskExecutor {
    /// Something that runs without waiting.
    enum Piece: Sendable {
        case job(UnownedJob, on: SeededLine)
        case pooled(UnownedJob)
        case deed(@Sendable () -> Void)
    }

    private struct Queue {
        var pieces: [Piece] = []
        var stalledUntil: Timestamp?

        func isOpen(at now: Timestamp) -> Bool {
            guard !pieces.isEmpty else { return false }
            guard let stalledUntil else { return true }
            return stalledUntil <= now
        }
    }

    private struct State {
        var dice: Dice
        var pool: [UnownedJob] = []
        var queues: [Queue] = []
    }

    private let time: SimulatedTime
    private let state: Mutex<State>

    /// An executor that chooses by `seed`; lines that stand still go on by `time`.
    package init(seed: UInt64, time: SimulatedTime) {
        self.time = time
        state = Mutex(State(dice: Dice(seed: seed)))
    }

    /// Takes a job that may run before or after any other of the pool.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.pool.append(job) }
    }

    /// A new line, whose jobs run in their order.
    package func line() -> SeededLine {
        let number = state.withLock { state in
            state.queues.append(Queue())
            return state.queues.count - 1
        }
        return SeededLine(number: number, executor: self)
    }

    /// When the first line goes on that has work and stands still; nil when there is none.
    package var nextMoment: Timestamp? {
        state.withLock { state in
            state.queues.compactMap { $0.pieces.isEmpty ? nil : $0.stalledUntil }.min()
        }
    }

    /// Runs one job, any of those that may run now. Returns false when there is none.
    package func step() -> Bool {
        let now = time.now
        guard let piece = state.withLock({ Self.choose(in: &$0, now: now) }) else { return false }
        switch piece {
        case .deed(let deed): deed()
        case .job(let job, let line):
            // Safe because the runtime keeps a job alive until it has run, and it runs here exactly once.
            unsafe job.runSynchronously(on: line.asUnownedSerialExecutor())
        case .pooled(let job):
            // Safe for the same reason.
            unsafe job.runSynchronously(on: asUnownedTaskExecutor())
        }
        return true
    }

    func add(_ piece: Piece, to line: Int) { state.withLock { $0.queues[line].pieces.append(piece) } }

    func stall(_ line: Int, until moment: Timestamp) {
        state.withLock { $0.queues[line].stalledUntil = moment }
    }

    private static func choose(in state: inout State, now: Timestamp) -> Piece? {
        var open: [Int] = []
        for number in state.queues.indices where state.queues[number].isOpen(at: now) { open.append(number) }
        let count = state.pool.count + open.count
        guard count > 0 else { return nil }
        let chosen = count == 1 ? 0 : Int(state.dice.next() % UInt64(count))
        guard chosen >= state.pool.count else { return .pooled(state.pool.remove(at: chosen)) }
        return state.queues[open[chosen - state.pool.count]].pieces.removeFirst()
    }
}
