import Glibc

/// The one thread that runs a courier.
enum CourierThread {
    /// Starts the thread. It ends by itself when the courier's inbox is closed and all is done.
    static func start(_ courier: sending Courier) throws(TransportError) {
        // Safe: the +1 is given to the new thread, which takes it in its first line.
        let context = unsafe Unmanaged.passRetained(courier).toOpaque()
        var thread = pthread_t()
        // Safe: the body is global and takes the context given here.
        let code = unsafe pthread_create(&thread, nil, courierThreadBody, context)
        guard code == 0 else {
            // Safe: no thread took the +1 over.
            unsafe Unmanaged<Courier>.fromOpaque(context).release()
            throw .invalid("Cannot start the transport's thread: errno \(code).")
        }
        _ = pthread_detach(thread)
    }
}

private func courierThreadBody(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    blockSignals()
    // Safe: pthread_create passes what it was given.
    if let inbox = unsafe context.map({ unsafe runCourier($0) }) { inbox.declareEnded() }
    return nil
}

/// Returns when the courier is done and freed, with all its connections closed.
private func runCourier(_ context: UnsafeMutableRawPointer) -> Inbox {
    // Safe: takes over the +1 of CourierThread.start.
    let courier = unsafe Unmanaged<Courier>.fromOpaque(context).takeRetainedValue()
    courier.run()
    return courier.inbox
}

/// Signals belong to the daemon's other threads. SIGPIPE above all: curl, told not to touch
/// signals, lets OpenSSL write to a closed socket.
private func blockSignals() {
    var all = sigset_t()
    // Safe: sigfillset fills the set it is given.
    _ = unsafe sigfillset(&all)
    // Safe: reads the set, and changes this thread's mask only.
    _ = unsafe pthread_sigmask(SIG_BLOCK, &all, nil)
}
