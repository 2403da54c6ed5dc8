import Messaging
import Policy

/// Which task was the first with a text, so that whoever repeats it by mistake can be told.
///
/// A convenience: it is bounded, forgets the older half, and nothing of it is kept over a restart.
struct FirstTasks: Sendable {
    private static let generationMax = 50_000
    private var young: [RepeatGuard.Sameness: DeliveryID] = [:]
    private var old: [RepeatGuard.Sameness: DeliveryID] = [:]

    subscript(text: RepeatGuard.Sameness) -> DeliveryID? {
        get { young[text] ?? old[text] }
        set {
            if young.count >= Self.generationMax {
                old = young
                young = [:]
            }
            old[text] = nil
            young[text] = newValue
        }
    }
}
