import Glibc

/// Which process this is.
enum ProcessIdentity {
    /// The process id.
    static var number: Int32 { getpid() }
}
