import Messaging

/// The application that signed a request.
struct Caller: Sendable {
    /// The application, as the catalog has it now.
    let application: Application
    /// The request's body; empty when it had none.
    let body: JSONObject
    /// Eight bytes that name this very request.
    let fingerprint: UInt64
}
