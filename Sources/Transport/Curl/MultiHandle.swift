import CCurl

/// The curl multi handle: all transfers, their connections, and the wait for them.
///
/// Owned by the courier's thread. Only ``waker`` may be used elsewhere.
@safe struct MultiHandle: ~Copyable {
    // Safe: made in init, freed in deinit, used by the courier's thread; see Waker for the rest.
    private let multi: UnsafeMutableRawPointer

    init(limits: TransportLimits) throws(TransportError) {
        // Safe: no preconditions after curl_global_init.
        guard let made = unsafe curl_multi_init() else {
            throw .invalid("curl has no memory for a multi handle.")
        }
        // Safe: this value is now the only owner.
        unsafe multi = made
        let perHost = limits.connectionsPerHostMax
        // Safe: the option takes a long.
        _ = unsafe ccurl_multi_set_long(made, CURLMOPT_MAX_HOST_CONNECTIONS, perHost)
        // Safe: the option takes a long.
        _ = unsafe ccurl_multi_set_long(made, CURLMOPT_MAXCONNECTS, limits.idleConnectionsMax)
        // Safe: the option takes a long; HTTP/1.1 only, one exchange on a connection at a time.
        _ = unsafe ccurl_multi_set_long(made, CURLMOPT_PIPELINING, Int(CURLPIPE_NOTHING))
    }

    deinit {
        // Safe: the courier has removed every easy handle.
        unsafe curl_multi_cleanup(multi)
    }

    /// Safe: the inbox, which gets it, forgets it before this value goes.
    var waker: Waker { unsafe Waker(multi: multi) }

    func add(_ handle: EasyHandle) -> Bool {
        // Safe: the handle is kept by the courier until it is removed.
        unsafe handle.withPointer { unsafe curl_multi_add_handle(multi, $0) == CURLM_OK }
    }

    func remove(_ handle: EasyHandle) {
        // Safe: curl refuses a handle that is not its own.
        _ = unsafe handle.withPointer { unsafe curl_multi_remove_handle(multi, $0) }
    }

    /// Does all work that is possible without waiting.
    func perform() {
        var running: Int32 = 0
        // Safe: called by the one thread that owns the handle.
        _ = unsafe curl_multi_perform(multi, &running)
    }

    /// The ticket and result of a transfer that has ended, or `nil`.
    func nextFinished() -> (ticket: UInt64, code: CURLcode)? {
        var left: Int32 = 0
        // Safe: the message is valid until the next call into curl; it is read at once.
        while let message = unsafe curl_multi_info_read(multi, &left) {
            // Safe: as above.
            guard unsafe message.pointee.msg == CURLMSG_DONE else { continue }
            var ticket: UnsafeMutableRawPointer?
            // Safe: CURLINFO_PRIVATE gives back the number that EasyHandle.setTicket stored.
            _ = unsafe ccurl_get_pointer(message.pointee.easy_handle, CURLINFO_PRIVATE, &ticket)
            // Safe: the pointer is a number and is not followed.
            return unsafe (UInt64(UInt(bitPattern: ticket)), ccurl_message_result(message))
        }
        return nil
    }

    /// Waits for a socket of curl's, for one of `others`, for the waker, or for `timeout`.
    ///
    /// - Returns: for each of `others`, whether something happened to it.
    func wait(others: [SocketInterest], timeout: Duration) -> [Bool] {
        var sockets = others.map { $0.waitfd }
        // Safe: curl reads and writes exactly the elements of the array.
        let code = unsafe sockets.withUnsafeMutableBufferPointer { buffer in
            unsafe curl_multi_poll(
                multi, buffer.baseAddress, UInt32(buffer.count), Int32(timeout.milliseconds), nil)
        }
        return code == CURLM_OK ? sockets.map { $0.revents != 0 } : sockets.map { _ in true }
    }
}
