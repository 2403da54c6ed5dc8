package import Messaging

/// Runs jobs in their order, in the thread of a ``SeededExecutor`` and when that chooses: what a thread of
/// its own is to an actor, or to a disk, outside simulations.
package final class SeededLine: SerialExecutor {
    private let number: Int
    private let executor: SeededExecutor

    init(number: Int, executor: SeededExecutor) {
        self.number = number
        self.executor = executor
    }

    /// Takes a job that is to run after those taken before.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        executor.add(.job(job, on: self), to: number)
    }

    /// Takes work that is to be done after the jobs taken before.
    package func perform(_ work: @escaping @Sendable () -> Void) { executor.add(.deed(work), to: number) }

    /// Does nothing before `moment`, as a thread does whose disk is busy with others.
    package func stall(until moment: Timestamp) { executor.stall(number, until: moment) }

    /// This line as the runtime wants to see it.
    package func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        // Safe because the actor that returns this holds the line for its own life.
        unsafe UnownedSerialExecutor(ordinary: self)
    }
}
