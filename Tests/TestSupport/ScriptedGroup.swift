package import Messaging

/// A provider account that takes several deliveries in a call, as a script says, and cannot be asked.
package struct ScriptedGroup: GroupSender {
    /// How many deliveries a call may have.
    package let capacity: CallCapacity
    /// What it may do in a time.
    package let pacing: Pacing
    /// Whether the receiving side recognises a repeat.
    package let recognisesRepeats: Bool
    private let script: @Sendable ([AttemptOrder]) async -> [AttemptResult]

    /// A sender that does as `script` does.
    package init(
        capacity: CallCapacity, pacing: Pacing = Pacing(), recognisesRepeats: Bool = false,
        script: @escaping @Sendable ([AttemptOrder]) async -> [AttemptResult]
    ) {
        self.capacity = capacity
        self.pacing = pacing
        self.recognisesRepeats = recognisesRepeats
        self.script = script
    }

    /// Plays the script.
    package func attempt(together orders: [AttemptOrder]) async -> [AttemptResult] { await script(orders) }
}
