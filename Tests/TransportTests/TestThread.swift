import Glibc

/// Runs `body` on a thread of its own: scripts block, and Swift's pool must not.
func startThread(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    // Safe: the +1 is given to the new thread.
    let context = unsafe Unmanaged.passRetained(Work(body)).toOpaque()
    // Safe: the thread takes the +1 over, in its first line.
    let code = unsafe pthread_create(
        &thread, nil,
        { context in
            unsafe Unmanaged<Work>.fromOpaque(context!).takeRetainedValue().body()
            return nil
        }, context)
    precondition(code == 0)
    pthread_detach(thread)
}

private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

/// Removes a file that a test made.
func remove(path: String) {
    // Safe: reads the terminated path.
    _ = unsafe unlink(path)
}
