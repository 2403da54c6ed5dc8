/// Why a text is not an address that mail can be sent to.
enum MailAddressProblem: Error, Equatable, Sendable {
    /// It is not of the form `local@domain`, or has a character that it may not have.
    case malformed
    /// The domain has letters beyond ASCII; its `xn--` form would be taken.
    case domainNotASCII

    /// The same for the operator.
    var sentence: String {
        switch self {
        case .malformed: "This is not a mail address."
        case .domainNotASCII: "The domain has letters beyond ASCII; write it in its xn-- form."
        }
    }
}
