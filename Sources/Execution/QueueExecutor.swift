import Dispatch

/// Runs one actor's jobs, in order, on a thread that may block.
///
/// Swift's cooperative pool has as many threads as the machine has cores: two here. An actor that waits for
/// a disk or for SQLite takes this as its executor, so that it never holds one of them.
package final class QueueExecutor: SerialExecutor {
    private let queue: DispatchQueue

    /// Makes an executor; `label` names its thread in debuggers.
    package init(label: String) { queue = DispatchQueue(label: "message-push." + label) }

    /// Takes a job that is to run after those taken before.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // Safe because the runtime keeps a job alive until it has run, and it runs here exactly once.
        queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    /// This executor as the runtime wants to see it.
    package func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        // Safe because the actor that returns this holds the executor for its own life.
        unsafe UnownedSerialExecutor(ordinary: self)
    }
}
