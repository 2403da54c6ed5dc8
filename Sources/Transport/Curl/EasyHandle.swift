import CCurl

/// One curl easy handle: the settings and the state of one transfer.
///
/// Belongs to the courier's thread. Everything that is set here is copied by curl, but lists and
/// callbacks' contexts, whose owners outlive the transfer.
@safe final class EasyHandle {
    // Safe: made in init, freed in deinit, never handed out but to curl, used by one thread.
    private let handle: UnsafeMutableRawPointer

    init() throws(TransportError) {
        // Safe: curl_easy_init has no preconditions after curl_global_init.
        guard let made = unsafe curl_easy_init() else {
            throw .invalid("curl has no memory for another transfer.")
        }
        // Safe: this object is now the only owner.
        unsafe handle = made
    }

    deinit {
        // Safe: the courier took the handle out of the multi handle before it let go of it.
        unsafe curl_easy_cleanup(handle)
    }

    /// Back to curl's defaults. Connections and cached names stay, they belong to the multi handle.
    func reset() {
        // Safe: no transfer of this handle is running when it goes back to the pool.
        unsafe curl_easy_reset(handle)
    }

    /// - Parameter value: has no NUL. `nil` unsets the option.
    func set(_ option: CURLoption, _ value: String?) throws(TransportError) {
        // Safe: curl copies the string before it returns.
        try Self.expectSet(unsafe ccurl_set_string(handle, option, value))
    }

    func set(_ option: CURLoption, _ value: Int) throws(TransportError) {
        // Safe: only options that take a long are set with an Int in this folder.
        try Self.expectSet(unsafe ccurl_set_long(handle, option, value))
    }

    /// A bound in milliseconds; at least 1, for 0 means "no bound" to curl.
    func set(_ option: CURLoption, _ value: Duration) throws(TransportError) {
        try set(option, max(1, min(value.milliseconds, Int(Int32.max))))
    }

    func set(_ list: HeaderList) throws(TransportError) {
        // Safe: the transfer owns both the list and this handle, and resets before it lets go.
        try Self.expectSet(unsafe ccurl_set_list(handle, CURLOPT_HTTPHEADER, list.head))
    }

    /// Copied by curl: the array may go.
    func set(body: [UInt8]) throws(TransportError) {
        // Safe: the size is a curl_off_t option, as the wrapper demands.
        try Self.expectSet(unsafe ccurl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, body.count))
        // Safe: curl copies exactly the size set above before the closure ends. An empty array may
        // have no address, and then an empty string stands for it.
        let code = unsafe body.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else {
                // Safe: as above.
                return unsafe ccurl_set_string(handle, CURLOPT_COPYPOSTFIELDS, "")
            }
            // Safe: as above; curl only reads.
            return unsafe ccurl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, .init(mutating: start))
        }
        try Self.expectSet(code)
    }

    /// Remembered by curl, so that a finished transfer can be told from others.
    func setTicket(_ ticket: UInt64) throws(TransportError) {
        // Safe: the pointer is a number to us and to curl, and nobody follows it.
        let number = unsafe UnsafeMutableRawPointer(bitPattern: UInt(ticket))
        // Safe: as above.
        try Self.expectSet(unsafe ccurl_set_pointer(handle, CURLOPT_PRIVATE, number))
    }

    /// Sends curl's four callbacks to `listener`, which must live until the transfer has ended.
    func setListener(_ listener: TransferListener) throws(TransportError) {
        // Safe: unretained, but the courier keeps transfer and listener together in one table and
        // ends the transfer before it drops them.
        let context = unsafe Unmanaged.passUnretained(listener).toOpaque()
        // Safe: each option takes the pointer that its callback, set next, takes back.
        try Self.expectSet(unsafe ccurl_set_pointer(handle, CURLOPT_WRITEDATA, context))
        // Safe: as above.
        try Self.expectSet(unsafe ccurl_set_pointer(handle, CURLOPT_HEADERDATA, context))
        // Safe: as above.
        try Self.expectSet(unsafe ccurl_set_pointer(handle, CURLOPT_PREREQDATA, context))
        // Safe: as above.
        try Self.expectSet(unsafe ccurl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, context))
        // Safe: the functions are global and take the context set above.
        try Self.expectSet(unsafe ccurl_set_writer(handle, CURLOPT_WRITEFUNCTION, receiveBody))
        // Safe: as above.
        try Self.expectSet(unsafe ccurl_set_writer(handle, CURLOPT_HEADERFUNCTION, receiveHeader))
        // Safe: as above.
        try Self.expectSet(unsafe ccurl_set_prereq(handle, approveRequest))
        // Safe: as above.
        try Self.expectSet(unsafe ccurl_set_opensocket(handle, openSocket))
    }

    func long(_ info: CURLINFO) -> Int {
        var value = 0
        // Safe: only infos that give a long are asked for with this name; 0 stays on failure.
        _ = unsafe ccurl_get_long(handle, info, &value)
        return value
    }

    /// A time that curl gives in microseconds.
    func time(_ info: CURLINFO) -> Duration {
        var value: curl_off_t = 0
        // Safe: only infos that give a curl_off_t are asked for with this name.
        _ = unsafe ccurl_get_offset(handle, info, &value)
        return .microseconds(value)
    }

    /// The socket of a finished connect-only transfer, or -1.
    var socket: Int32 {
        var value: curl_socket_t = -1
        // Safe: the info gives a curl_socket_t, as the wrapper demands.
        _ = unsafe ccurl_get_socket(handle, CURLINFO_ACTIVESOCKET, &value)
        return value
    }

    /// Sends what the connection will take now, and returns how many bytes that was.
    ///
    /// Only for connect-only transfers. Never blocks; 0 when the connection takes nothing now.
    func send(_ bytes: ArraySlice<UInt8>) throws(ConnectionEnd) -> Int {
        var sent = 0
        // Safe: curl reads at most the slice's size during the call.
        let code = unsafe bytes.withUnsafeBytes { buffer in
            unsafe curl_easy_send(handle, buffer.baseAddress, buffer.count, &sent)
        }
        guard code == CURLE_OK || code == CURLE_AGAIN else { throw .lost }
        return code == CURLE_OK ? sent : 0
    }

    /// Reads what has come, at most 4096 bytes; empty when nothing has.
    func receive() throws(ConnectionEnd) -> [UInt8] {
        var code = CURLE_OK
        // Safe: curl writes at most the capacity, and the count is what it wrote.
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            code = unsafe curl_easy_recv(handle, buffer.baseAddress, buffer.count, &count)
            if code != CURLE_OK { count = 0 }
        }
        if code == CURLE_AGAIN { return [] }
        guard code == CURLE_OK, !bytes.isEmpty else { throw .lost }
        return bytes
    }

    /// The multi handle alone asks for it, to add and remove this handle.
    func withPointer<R>(_ use: (UnsafeMutableRawPointer) -> R) -> R {
        // Safe: the pointer lives as long as this object, and the callers do not keep it.
        unsafe use(handle)
    }

    private static func expectSet(_ code: CURLcode) throws(TransportError) {
        guard code == CURLE_OK else {
            throw .invalid("curl refused a setting: \(CurlCode.text(code)).")
        }
    }
}
