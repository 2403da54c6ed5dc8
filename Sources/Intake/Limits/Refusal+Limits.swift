import Messaging
import Policy

extension Refusal {
    /// The answer to a text that its receiver just got.
    init(repeating first: DeliveryID?, for wait: Duration) {
        let task = first.map { ", as task \($0)" } ?? ""
        self.init(
            .conflict,
            """
            The same text went to this receiver just before\(task). If it is meant to come twice, send it \
            again in \(wait.wholeSecondsUp.components.seconds) seconds.
            """,
            retryAfter: wait.wholeSecondsUp)
    }

    /// The answer where a receiver had all that a channel's limit allows.
    init(_ reached: ReceiverHistory.Refusal) {
        let (limit, wait) = (reached.limit, reached.retryAfter.wholeSecondsUp)
        self.init(
            .rateLimited,
            """
            A receiver gets at most \(limit.count) messages of this channel in \
            \(limit.window.components.seconds) seconds, and this one has had them; send again in \
            \(wait.components.seconds) seconds.
            """,
            retryAfter: wait)
    }

    /// The answer where too many codes were sent.
    init(_ reached: CodeGuard.Refusal, of limits: CodeGuardLimits) {
        let wait = reached.retryAfter.wholeSecondsUp
        let limit =
            switch reached.reason {
            case .number: "The number was just sent a code, and the pause after each is twice as long"
            case .prefix:
                """
                At most \(limits.numbersPerPrefix) numbers that differ in their last four digits only are \
                sent codes in \(limits.prefixWindow.components.seconds) seconds
                """
            case .address:
                """
                One client_ip can cause at most \(limits.codesPerAddress) codes in \
                \(limits.addressWindow.components.seconds) seconds
                """
            case .application:
                """
                The application can send at most \(limits.codesPerApplication) codes in \
                \(limits.applicationWindow.components.seconds) seconds
                """
            }
        self.init(
            .rateLimited, "\(limit); send again in \(wait.components.seconds) seconds.", retryAfter: wait)
    }
}
