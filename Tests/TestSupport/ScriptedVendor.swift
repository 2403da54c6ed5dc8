package import Messaging

/// A provider account that takes several deliveries in a call and answers questions, as a script says.
package struct ScriptedVendor: GroupSender, InquirySender {
    /// How many deliveries a call may have.
    package let capacity: CallCapacity
    /// What it may do in a time.
    package let pacing: Pacing
    /// Whether it is asked about accepted deliveries.
    package let asksForReceipts: Bool
    /// How long after an attempt whose end is unknown it is asked.
    package let settlingTime: Duration?
    /// It never recognises a repeat.
    package var recognisesRepeats: Bool { false }
    private let attempting: @Sendable ([AttemptOrder]) async -> [AttemptResult]
    private let answering: @Sendable (AttemptInquiry) async -> InquiryAnswer

    /// A sender that does as the two scripts do.
    package init(
        capacity: CallCapacity = CallCapacity(), pacing: Pacing = Pacing(), asksForReceipts: Bool = false,
        settlingTime: Duration? = .seconds(120),
        attempting: @escaping @Sendable ([AttemptOrder]) async -> [AttemptResult],
        answering: @escaping @Sendable (AttemptInquiry) async -> InquiryAnswer = { _ in .silent(text: "") }
    ) {
        self.capacity = capacity
        self.pacing = pacing
        self.asksForReceipts = asksForReceipts
        self.settlingTime = settlingTime
        self.attempting = attempting
        self.answering = answering
    }

    /// Plays the first script.
    package func attempt(together orders: [AttemptOrder]) async -> [AttemptResult] {
        await attempting(orders)
    }

    /// Plays the second script.
    package func ask(_ inquiry: AttemptInquiry) async -> InquiryAnswer { await answering(inquiry) }
}
