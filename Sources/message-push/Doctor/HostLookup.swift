import Glibc

/// What the system's resolver says of a name.
enum HostLookup: Equatable, Sendable {
    /// So many addresses.
    case found(Int)
    /// Nobody has this name.
    case unknown
    /// The resolver did not answer, in its own words.
    case noAnswer(String)

    /// Asks. Blocks until there is an answer or the resolver gives up, some ten seconds (resolv.conf(5)).
    init(of host: String) {
        // Safe: all of it is zero, so it leads nowhere.
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        // Safe: name and hints are read during the call; on success the list is ours, freed once below.
        let result = unsafe getaddrinfo(host, nil, &hints, &list)
        guard result == 0 else {
            // Safe: the sentence is a text that lives as long as the program.
            let sentence = unsafe String(cString: gai_strerror(result))
            self = result == EAI_NONAME ? .unknown : .noAnswer(sentence)
            return
        }
        defer { unsafe freeaddrinfo(list) }
        var count = 0
        // Safe: each element leads to the next one or to nothing, and all live until they are freed.
        var next = unsafe list
        while let address = unsafe next {
            count += 1
            unsafe next = address.pointee.ai_next
        }
        self = .found(count)
    }
}
