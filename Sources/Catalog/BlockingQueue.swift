import Dispatch

/// A thread's worth of room for work that blocks, one piece after the other.
///
/// SQLite and yescrypt block, and the cooperative pool has as many threads as the machine has cores. GRDB's
/// own asynchronous calls would do for SQLite, but they give up when the caller is cancelled, and know
/// nothing of opening a file or hashing a password. Here a deed that has begun is finished.
struct BlockingQueue: Sendable {
    private let queue: DispatchQueue

    init(label: String) { queue = DispatchQueue(label: label) }

    func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws(CatalogError) -> Value
    ) async throws(CatalogError) -> Value {
        let result = await withCheckedContinuation {
            (caller: CheckedContinuation<Result<Value, CatalogError>, Never>) in
            queue.async { caller.resume(returning: Result(catching: work)) }
        }
        return try result.get()
    }
}
