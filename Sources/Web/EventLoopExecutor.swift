import NIOCore

/// Runs a connection's tasks on the event loop that reads and writes it.
///
/// Otherwise each request hops from the loop's thread to Swift's shared threads and back, which costs more
/// than answering it. Nothing that answers a request blocks: what may block has an executor of its own.
final class EventLoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    /// Runs tasks on `loop`.
    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // Safe because the runtime keeps a job alive until it has run, and it runs here exactly once.
        loop.execute { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    func asUnownedTaskExecutor() -> UnownedTaskExecutor {
        // Safe because the task that prefers this executor holds it for its own life.
        unsafe UnownedTaskExecutor(ordinary: self)
    }
}
