import CCurl

/// What the courier waits for on a mail connection's socket.
struct SocketInterest {
    let socket: Int32
    let wantsToWrite: Bool

    var waitfd: curl_waitfd {
        let events = CURL_WAIT_POLLIN | (wantsToWrite ? CURL_WAIT_POLLOUT : 0)
        return curl_waitfd(fd: socket, events: Int16(events), revents: 0)
    }
}
