package import Messaging

/// Keeps verification codes from being used to bomb a number or to run up a bill.
///
/// It counts codes over all channels, in exact sliding windows: by number, by numbers that differ in their
/// last four digits, by the network of the person who caused them, and by application. The receiver limits
/// of channels hold besides. It remembers at most `capacity` codes, about 400 bytes each; beyond that those
/// of longest ago are forgotten first.
package struct CodeGuard: Sendable {
    /// Which limit is reached.
    package enum Reason: CaseIterable, Sendable {
        /// The number must wait, longer after each code.
        case number
        /// Too many numbers that differ in their last four digits.
        case prefix
        /// Too many codes caused from one network.
        case address
        /// Too many codes of the application.
        case application
    }

    /// A limit that is reached.
    package struct Refusal: Equatable, Sendable {
        /// Which; of several the one that holds longest.
        package var reason: Reason
        /// When it holds no more, counted from now.
        package var retryAfter: Duration
    }

    /// A code that somebody wants sent.
    package struct Code: Equatable, Sendable {
        /// To whom.
        package var recipient: Recipient
        /// By which application.
        package var application: ApplicationID
        /// The address of the person who caused it; empty for unknown. What is no IP address is unknown too.
        package var clientAddress: String

        /// A code on its way.
        package init(recipient: Recipient, application: ApplicationID, clientAddress: String = "") {
            self.recipient = recipient
            self.application = application
            self.clientAddress = clientAddress
        }
    }

    /// The limits that are kept.
    package var limits: CodeGuardLimits
    private var numbers: RecentMoments<Recipient>
    private var prefixes: RecentMoments<String>
    private var networks: RecentMoments<ClientNetwork>
    private var applications: RecentMoments<ApplicationID>

    /// A guard that has seen no code yet.
    package init(limits: CodeGuardLimits = CodeGuardLimits(), capacity: Int = 100_000) {
        self.limits = limits
        numbers = RecentMoments(capacity: capacity)
        prefixes = RecentMoments(capacity: capacity)
        networks = RecentMoments(capacity: capacity)
        applications = RecentMoments(capacity: capacity)
    }

    /// What forbids `code` at `now`; nil for nothing.
    package mutating func refusal(of code: Code, now: Timestamp) -> Refusal? {
        let waits: [(Reason, Duration?)] = [
            (.number, waitOfNumber(code, now)), (.prefix, waitOfPrefix(code, now)),
            (.address, waitOfNetwork(code, now)), (.application, waitOfApplication(code, now)),
        ]
        let refusals = waits.compactMap { reason, wait in
            wait.map { Refusal(reason: reason, retryAfter: $0) }
        }
        return refusals.max { $0.retryAfter < $1.retryAfter }
    }

    /// Counts a code; also what was recorded before a restart, in its order.
    package mutating func record(_ code: Code, at moment: Timestamp) {
        numbers.record(code.recipient, at: moment, window: limits.numberMemory)
        if let (prefix, end) = code.parts {
            prefixes.record(prefix, tag: end, at: moment, window: limits.prefixWindow)
        }
        if let network = ClientNetwork(code.clientAddress) {
            networks.record(network, at: moment, window: limits.addressWindow)
        }
        applications.record(code.application, at: moment, window: limits.applicationWindow)
    }

    /// Takes back the code counted at `moment`, which was not recorded after all.
    package mutating func takeBack(_ code: Code, at moment: Timestamp) {
        numbers.takeBack(code.recipient, at: moment)
        if let (prefix, end) = code.parts { prefixes.takeBack(prefix, tag: end, at: moment) }
        if let network = ClientNetwork(code.clientAddress) { networks.takeBack(network, at: moment) }
        applications.takeBack(code.application, at: moment)
    }

    private mutating func waitOfNumber(_ code: Code, _ now: Timestamp) -> Duration? {
        let recent = numbers.moments(of: code.recipient, within: limits.numberMemory, now: now)
        guard let last = recent.last, limits.firstPause > .zero else { return nil }
        let pause = limits.firstPause * (1 << min(recent.count - 1, 20))
        let wait = min(pause, limits.longestPause) - (now - last.at)
        return wait > .zero ? wait : nil
    }

    /// A number counts once, for as long as its last code lies in the window.
    private mutating func waitOfPrefix(_ code: Code, _ now: Timestamp) -> Duration? {
        guard let (prefix, end) = code.parts, limits.numbersPerPrefix > 0 else { return nil }
        let recent = prefixes.moments(of: prefix, within: limits.prefixWindow, now: now)
        guard !recent.contains(where: { $0.tag == end }) else { return nil }
        let last = Dictionary(recent.map { ($0.tag, $0.at) }) { max($0, $1) }.values.sorted()
        return wait(last, most: limits.numbersPerPrefix, within: limits.prefixWindow, now)
    }

    private mutating func waitOfNetwork(_ code: Code, _ now: Timestamp) -> Duration? {
        guard let network = ClientNetwork(code.clientAddress) else { return nil }
        let recent = networks.moments(of: network, within: limits.addressWindow, now: now)
        return wait(recent.map(\.at), most: limits.codesPerAddress, within: limits.addressWindow, now)
    }

    private mutating func waitOfApplication(_ code: Code, _ now: Timestamp) -> Duration? {
        let window = limits.applicationWindow
        let recent = applications.moments(of: code.application, within: window, now: now)
        return wait(recent.map(\.at), most: limits.codesPerApplication, within: window, now)
    }

    /// How long until fewer than `most` of the ascending `moments` lie in the window; nil if they do now.
    private func wait(
        _ moments: [Timestamp], most: Int, within window: Duration, _ now: Timestamp
    ) -> Duration? {
        guard most > 0, moments.count >= most else { return nil }
        return window - (now - moments[moments.count - most])
    }
}

extension CodeGuard.Code {
    /// A telephone number without its last four digits, and these; nil for other receivers.
    fileprivate var parts: (prefix: String, end: UInt32)? {
        guard let number = PhoneNumber(e164: recipient.address), let end = UInt32(number.e164.suffix(4))
        else { return nil }
        return (String(number.e164.dropLast(4)), end)
    }
}
