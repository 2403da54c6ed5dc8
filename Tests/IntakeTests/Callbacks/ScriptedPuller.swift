import Messaging
import Synchronization

/// An account whose provider hands out what a script says, and nothing more after it.
final class ScriptedPuller: PullingSender {
    let recognisesRepeats = false
    let pullInterval: Duration?
    private let script: Mutex<[PulledReceipts]>
    private let calls = Mutex(0)

    init(every interval: Duration? = .seconds(60), _ script: [PulledReceipts]) {
        pullInterval = interval
        self.script = Mutex(script)
    }

    /// How often it was asked.
    var callCount: Int { calls.withLock { $0 } }

    func pull() async -> PulledReceipts {
        calls.withLock { $0 += 1 }
        return script.withLock { $0.isEmpty ? .none : $0.removeFirst() }
    }

    func attempt(_ order: AttemptOrder) async -> AttemptResult { AttemptResult(.uncertain) }
}
