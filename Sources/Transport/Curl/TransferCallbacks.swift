import CCurl
import Glibc

/// The listener that ``EasyHandle/setListener(_:)`` gave to curl.
private func listener(_ context: UnsafeMutableRawPointer?) -> TransferListener? {
    // Safe: only compared with nothing.
    guard let context = unsafe context else { return nil }
    // Safe: curl hands back the context it was given, and its owner outlives the transfer.
    return unsafe Unmanaged<TransferListener>.fromOpaque(context).takeUnretainedValue()
}

/// CURLOPT_WRITEFUNCTION. Taking fewer bytes than offered ends the transfer.
func receiveBody(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    // Safe: curl offers size * count readable bytes for the length of the call.
    let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    // Safe: the listener copies what it wants.
    let isTaken = unsafe listener(context)?.takeBody(buffer) ?? false
    return isTaken ? size * count : 0
}

/// CURLOPT_HEADERFUNCTION. One whole line at a time.
func receiveHeader(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    // Safe: curl offers size * count readable bytes for the length of the call.
    let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    // Safe: the listener copies what it wants.
    let isTaken = unsafe listener(context)?.takeHeader(buffer) ?? false
    return isTaken ? size * count : 0
}

/// CURLOPT_PREREQFUNCTION. The connection stands; nothing of the request is sent yet.
func approveRequest(
    _ context: UnsafeMutableRawPointer?, _ remote: UnsafeMutablePointer<CChar>?,
    _ local: UnsafeMutablePointer<CChar>?, _ remotePort: Int32, _ localPort: Int32
) -> Int32 {
    // Safe: curl passes a terminated string or nothing.
    let text = unsafe remote.map { unsafe String(cString: $0) } ?? ""
    // Safe: the context is the listener's.
    let isApproved = unsafe listener(context)?.approveRequest(to: Address(numeric: text)) ?? false
    return isApproved ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}

/// CURLOPT_OPENSOCKETFUNCTION. What is approved here is what is connected to: no second lookup.
func openSocket(
    _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype,
    _ target: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    // Safe: only compared with nothing.
    guard let target = unsafe target else { return -1 }
    // Safe: curl passes a complete curl_sockaddr for the length of the call.
    guard unsafe listener(context)?.approveConnection(to: Address(target)) ?? false else { return -1 }
    // Safe: as above. The socket must not leak into programs that the daemon starts.
    return unsafe socket(
        target.pointee.family, target.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue),
        target.pointee.protocol)
}
