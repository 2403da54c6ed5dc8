/// Why no mail can be made of an order; trying again would not help.
struct MailProblem: Error, Equatable, Sendable {
    /// A stable word for rules.
    let code: String
    /// What is wrong, for the operator; repeats no address and no text.
    let sentence: String
}
