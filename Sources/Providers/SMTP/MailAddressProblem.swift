/// Why a text is not an address that mail can be sent to.
enum MailAddressProblem: Error, Equatable, Sendable {
    /// It is not of the form `local@domain`, or has a character that it may not have.
    case malformed
    /// The domain has letters beyond ASCII, and is no name that could be written in ASCII.
    case domainNotEncodable

    /// The same for the operator.
    var sentence: String {
        switch self {
        case .malformed: "This is not a mail address."
        case .domainNotEncodable: "The domain of the mail address is none that can be written in ASCII."
        }
    }
}
