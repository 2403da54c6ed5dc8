import Execution

/// A thread of its own for looks at what may block: the disk, names, systemd's bus.
actor BlockingRoom {
    private let executor: QueueExecutor

    /// - Parameter label: the thread's name in debuggers.
    init(label: String) {
        executor = QueueExecutor(label: label)
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        // Safe because the actor holds its executor for as long as it lives.
        unsafe executor.asUnownedSerialExecutor()
    }

    /// Does `work` after what was asked for before.
    func perform<Value: Sendable>(_ work: @Sendable () -> Value) -> Value {
        work()
    }
}
