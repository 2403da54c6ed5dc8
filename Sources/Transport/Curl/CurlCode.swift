import CCurl

/// Words and meanings of curl's result codes.
enum CurlCode {
    /// curl's own sentence for a code. A constant text: it can hold no secret.
    static func text(_ code: CURLcode) -> String {
        // Safe: curl_easy_strerror returns a static string for every value.
        guard let text = unsafe curl_easy_strerror(code) else { return "unknown error" }
        // Safe: as above, it is terminated and never freed.
        return unsafe String(cString: text)
    }

    /// What a failed connection or exchange means.
    ///
    /// - Parameter wasSent: at least one byte of the request was handed to the socket.
    static func kind(_ code: CURLcode, wasSent: Bool) -> TransportError.Kind {
        switch code {
        case CURLE_URL_MALFORMAT, CURLE_LOGIN_DENIED:
            .invalidRequest
        case CURLE_UNSUPPORTED_PROTOCOL:
            // After the request it means that the answer was no HTTP/1 answer.
            wasSent ? .garbage : .invalidRequest
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
            .nameNotResolved
        case CURLE_COULDNT_CONNECT:
            .connectFailed
        case CURLE_OPERATION_TIMEDOUT:
            .timedOut
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ISSUER_ERROR, CURLE_USE_SSL_FAILED,
            CURLE_SSL_INVALIDCERTSTATUS:
            wasSent ? .connectionLost : .tlsFailed
        case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR:
            .garbage
        default:
            .connectionLost
        }
    }
}
