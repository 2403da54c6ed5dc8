package import Messaging

/// The end of a delivery that its application wants to be told of.
package struct NoticeView: Equatable, Sendable {
    /// The same however often it is told.
    package let id: NoticeID
    /// What is told.
    package let word: NoticeWord
    /// When the delivery ended.
    package let at: Timestamp
    /// Which delivery.
    package let delivery: DeliveryID
    /// Who is told.
    package let application: ApplicationID
    /// Who was to get the message.
    package let recipient: Recipient
    /// How the message travelled.
    package let medium: Medium
    /// How the delivery ended.
    package let state: DeliveryState
    /// The provider's last code.
    package let code: String
    /// The provider's last words, or ours.
    package let text: String
    /// The provider's name for the message in the attempt that decided; empty where there is none.
    package let providerMessageID: String
    /// When the provider says that it arrived or did not; nil where it never reported.
    package let receiptAt: Timestamp?
    /// When messages that tell it were accepted; nil while nobody has seen to it.
    package let takenAt: Timestamp?
    /// What became of those messages, the first first; none where no endpoint wanted to hear it.
    package let tellings: [NoticeTelling]
}
