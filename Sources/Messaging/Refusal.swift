/// An answer "no" with a code and a sentence: the caller may not, or asked for what cannot be.
package struct Refusal: Error, Equatable, Sendable {
    /// The wire contract's error codes; the numbers are those of the existing SDKs.
    package enum Code: Int, CaseIterable, Sendable {
        /// The request as a whole makes no sense.
        case badRequest = 10001
        /// The body is not JSON.
        case invalidJSON = 10002
        /// A required field is missing.
        case missingParameter = 10003
        /// A field has a value that it may not have.
        case invalidParameter = 10004
        /// The receiver is not one of the channel's kind.
        case invalidReceiver = 10005
        /// The template's variables are not all supplied.
        case invalidTemplateParameters = 10006
        /// Signing headers are missing, or both schemes are mixed.
        case unauthorized = 20001
        /// Nobody has that key.
        case invalidApplication = 20002
        /// The signature does not match, or its time is outside the window.
        case invalidSignature = 20003
        /// The timestamp is not a number, or the request was seen before.
        case invalidTimestamp = 20004
        /// The application may not call from this address.
        case addressNotAllowed = 20005
        /// The application is switched off.
        case applicationDisabled = 20006
        /// Too many requests a second.
        case rateLimited = 30001
        /// The day's quota is used up.
        case quotaExceeded = 30002
        /// No such channel.
        case channelNotFound = 30003
        /// The channel is switched off.
        case channelDisabled = 30004
        /// No such template, or it is switched off.
        case templateNotFound = 30005
        /// The channel has no account that could send.
        case noAvailableChannel = 30006
        /// No such task, or it is another application's.
        case taskNotFound = 30007
        /// No such batch, or it is another application's.
        case batchNotFound = 30008
        /// Something failed on our side.
        case internalError = 40001
        /// The service takes no more work for the moment.
        case overloaded = 40004
        /// The HTTP request itself is wrong.
        case httpBadRequest = 400
        /// The caller may not use this door.
        case httpForbidden = 403
        /// Nothing is there, or not for this caller.
        case httpNotFound = 404
        /// What is there does not allow it: another request has the same key, or a delivery is over.
        case conflict = 409
        /// The body is too large.
        case httpTooLarge = 413
        /// The first line and the headers together are too large.
        case httpHeadTooLarge = 431
    }

    /// What kind of no.
    package var code: Code
    /// A full sentence for the application's developer; no secrets.
    package var sentence: String
    /// The request's field that is wrong, where one is.
    package var field: String?
    /// When it is worth asking again.
    package var retryAfter: Duration?

    /// A refusal with its reason.
    package init(_ code: Code, _ sentence: String, field: String? = nil, retryAfter: Duration? = nil) {
        self.code = code
        self.sentence = sentence
        self.field = field
        self.retryAfter = retryAfter
    }
}
