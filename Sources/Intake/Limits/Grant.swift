import Messaging

/// A message that was counted on all limits, and what is to be counted back if it is not recorded.
struct Grant: Sendable {
    /// What is to be recorded.
    let accepted: MessageAccepted
    /// The receivers that were left out, as far as they are told.
    let failures: [Acceptance.Failure]
    /// What was counted of the others; empty where nothing limits them.
    let writings: [GuardedWriting]
}
