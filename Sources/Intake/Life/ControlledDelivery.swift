package import Ledger
import Messaging

/// A delivery that somebody wanted something of, and what became of that.
package struct ControlledDelivery: Sendable {
    /// What was wanted.
    package let wish: DeliveryWish
    /// How the delivery stands now.
    package let delivery: DeliveryView
    /// What became of the wish.
    package let answer: ControlAnswer

    /// The same in a sentence, for people.
    package var sentence: String {
        switch answer {
        case .done, .alreadySo: doneSentence
        case .noted:
            "An attempt is under way; the message will be \(Self.participle(of: wish)) if that fails."
        case .underWay: underWaySentence
        case .withProvider: "A provider has the message already, and it cannot be called back."
        case .held: "The message is held; release it, and it goes on."
        case .over: "The message is over (\(delivery.state.name)); nothing can be changed any more."
        }
    }

    private var doneSentence: String {
        switch wish {
        case .cancel: "The message is cancelled."
        case .hold: "The message waits until it is released."
        case .release: "The message goes on; it is due at \(delivery.due)."
        case .reschedule: "The message is due at \(delivery.due)."
        case .retry:
            delivery.attempts > 0
                ? "The message is tried again as soon as an account is free."
                : "The message waits for its first attempt, due at \(delivery.due); reschedule changes that."
        }
    }

    private var underWaySentence: String {
        switch wish {
        case .retry: "An attempt is under way."
        case .reschedule: "An attempt is under way; the message's time can be changed only while it waits."
        case .cancel, .hold, .release:
            "An attempt is under way, and the message is already to be cancelled if that fails."
        }
    }

    private static func participle(of wish: DeliveryWish) -> String {
        switch wish {
        case .cancel: "cancelled"
        case .hold: "held"
        case .release: "released"
        case .reschedule: "rescheduled"
        case .retry: "tried again"
        }
    }
}
