package import Messaging

/// A provider account that does what a script says.
package struct ScriptedSender: Sender {
    /// Whether the receiving side recognises a repeat.
    package let recognisesRepeats: Bool
    private let script: @Sendable (AttemptOrder) async -> AttemptResult

    /// A sender that answers as `script` does.
    package init(
        recognisesRepeats: Bool = false, script: @escaping @Sendable (AttemptOrder) async -> AttemptResult
    ) {
        self.recognisesRepeats = recognisesRepeats
        self.script = script
    }

    /// Plays the script.
    package func attempt(_ order: AttemptOrder) async -> AttemptResult { await script(order) }
}
