package import Messaging

/// What became of one request, for who counts them.
package struct RequestReport: Sendable {
    /// The pattern of the route that answered; nil where none did.
    package let route: String?
    /// The request's method, as the client wrote it.
    package let method: String
    /// The HTTP status of the answer.
    package let status: Int
    /// Why it was refused; nil where it was not.
    package let refusal: Refusal.Code?
    /// From the request's head to its answer.
    package let took: Duration
}
