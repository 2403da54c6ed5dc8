/// What one listener allows. The settings of the same names have the defaults.
package struct ListenerLimits: Equatable, Sendable {
    /// Connections at the same time; more wait in the kernel.
    package var connectionsMax: Int
    /// Bytes of a request's head.
    package var headerBytesMax: Int
    /// How long a request's head may take after a connection opened.
    package var headerTimeout: Duration
    /// How long a connection may lie idle, and how long a request's body may take.
    package var idleTimeout: Duration

    /// Limits of one listener.
    package init(connectionsMax: Int, headerBytesMax: Int, headerTimeout: Duration, idleTimeout: Duration) {
        self.connectionsMax = connectionsMax
        self.headerBytesMax = headerBytesMax
        self.headerTimeout = headerTimeout
        self.idleTimeout = idleTimeout
    }
}
