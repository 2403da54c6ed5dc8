extension Submission {
    /// Refuses what cannot be sent, before anything is sent.
    ///
    /// A bare CR or LF is refused because servers disagree on whether it ends a line: that is how
    /// a second mail is smuggled inside the first.
    func check(limits: TransportLimits) throws(TransportError) {
        try server.check()
        guard !recipients.isEmpty, recipients.count <= 1000 else {
            throw .invalid("A mail needs 1 to 1000 recipients.")
        }
        guard sender.isEmpty || isAddress(sender), recipients.allSatisfy(isAddress) else {
            throw .invalid("An address has a blank, a bracket or a character it may not have.")
        }
        guard deadline >= .milliseconds(1), replyDeadline >= .milliseconds(1) else {
            throw .invalid("A deadline is shorter than 1 ms.")
        }
        guard message.count <= limits.requestBytesMax else {
            throw .invalid("The mail has \(message.count) bytes; the limit is \(limits.requestBytesMax).")
        }
        try checkLines()
    }

    private func checkLines() throws(TransportError) {
        var previous: UInt8 = 0
        for byte in message {
            let isBareLF = byte == 0x0A && previous != 0x0D
            let isBareCR = previous == 0x0D && byte != 0x0A
            guard byte != 0, !isBareLF, !isBareCR else {
                throw .invalid("The mail has a NUL, or a line end that is not CR LF.")
            }
            previous = byte
        }
        guard previous != 0x0D else { throw .invalid("The mail ends in a bare CR.") }
    }

    private func isAddress(_ address: String) -> Bool {
        !address.isEmpty && address.utf8.count <= 320
            && address.utf8.allSatisfy {
                $0 > 0x20 && $0 != 0x7F && !"<>".utf8.contains($0) && ($0 < 0x80 || isUTF8)
            }
    }
}
