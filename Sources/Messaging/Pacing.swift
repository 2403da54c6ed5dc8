/// What an account may do in a time, by its provider's published limits or the operator's word.
package struct Pacing: Equatable, Sendable {
    /// Calls of the account; nil where nothing limits them.
    package var calls: Pace?
    /// Recipients of all calls together; nil where nothing limits them.
    package var recipients: Pace?
    /// Messages to one recipient through the account; nil where nothing limits them.
    package var perRecipient: Pace?

    /// All paces.
    package init(calls: Pace? = nil, recipients: Pace? = nil, perRecipient: Pace? = nil) {
        self.calls = calls
        self.recipients = recipients
        self.perRecipient = perRecipient
    }
}
