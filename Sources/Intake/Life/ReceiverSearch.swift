package import Messaging

/// How a receiver is found that somebody looks for.
package enum ReceiverSearch {
    /// The form in which a receiver is kept, as far as that can be told.
    ///
    /// - Parameter channel: where its messages went; nil for anywhere. Then what reads as a telephone number
    ///   with its country is taken for one.
    package static func recipient(_ text: String, on channel: Channel?) -> Recipient {
        guard channel.map({ $0.medium == .sms }) ?? true else { return Recipient(text) }
        do {
            return Recipient(try PhoneNumber(text, callingCode: channel?.callingCode).e164)
        } catch {
            // Not a number: a mail address, a user. Nothing is wrong with that here.
            return Recipient(text)
        }
    }
}
