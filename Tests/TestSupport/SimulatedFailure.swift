/// A simulated system call that failed.
struct SimulatedFailure: Error {
    /// The number the system would give.
    let errno: Int32
}
