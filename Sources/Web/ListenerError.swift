/// Why a listener could not open, with what to do.
package struct ListenerError: Error, Sendable, CustomStringConvertible {
    /// The whole story for the operator.
    package let description: String

    init(_ address: DoorAddress, _ cause: any Error) {
        description = """
            cannot listen on \(address): \(cause). Another program may use the address, or it is not one of this \
            machine's; change the key "listen", or stop the other program.
            """
    }
}
