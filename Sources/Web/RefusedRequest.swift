package import HTTPTypes
package import Messaging

/// A refusal with headers of its own: what an answer tells whether it is yes or no.
package struct RefusedRequest: Error {
    /// Why not.
    package let refusal: Refusal
    /// What stands beside the refusal's own headers.
    package let headers: HTTPFields

    /// A refusal that is answered with `headers`.
    package init(_ refusal: Refusal, headers: HTTPFields) {
        self.refusal = refusal
        self.headers = headers
    }
}
