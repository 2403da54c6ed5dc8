package import Messaging

/// What the daemon looks at for `message-push doctor`: whoever has the findings shows them, the command line
/// or a page.
package struct Examinations: Sendable {
    /// Looks at what is on this machine; takes some seconds on a slow disk.
    package let house: @Sendable () async -> [Finding]
    /// Looks at what the network is needed for; takes as long as the network lets it.
    package let network: @Sendable () async -> [Finding]

    /// Both kinds of looks.
    package init(
        house: @escaping @Sendable () async -> [Finding], network: @escaping @Sendable () async -> [Finding]
    ) {
        self.house = house
        self.network = network
    }
}
