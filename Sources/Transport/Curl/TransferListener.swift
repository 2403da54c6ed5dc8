import CCurl

/// Hears what curl tells about one transfer, and allows or forbids what it is about to do.
///
/// Called on the courier's thread, from inside curl.
class TransferListener {
    /// `false` ends the transfer.
    func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool { false }

    /// One header line, or one line of an SMTP reply. `false` ends the transfer.
    func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Bool { false }

    /// May the request be sent over this connection now? Asked again before each repetition.
    func approveRequest(to address: Address?) -> Bool { true }

    /// May a connection to this address be opened? `nil` is no network address.
    func approveConnection(to address: Address?) -> Bool { true }
}
