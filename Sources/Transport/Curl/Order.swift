/// What a caller hands to the courier, with the continuation that waits for the end of it.
enum Order: Sendable {
    /// Resumed exactly once, by the courier or by the inbox that refused the order.
    typealias Answer<Value: Sendable> = CheckedContinuation<Result<Value, TransportError>, Never>

    case exchange(Exchange, Answer<Reply>)
    case submission(Submission, Answer<SubmissionReply>)
}
