package import Logging
import Synchronization

/// The lowest level that is logged, for all loggers of the process; a reload may change it.
///
/// The mutex guards one value; any thread may read and set it.
package final class LogThreshold: Sendable {
    private let value: Mutex<Logger.Level>

    /// A threshold that begins at `level`.
    package init(_ level: Logger.Level) { value = Mutex(level) }

    /// What is logged now: this level and what is more important.
    package var level: Logger.Level {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}
