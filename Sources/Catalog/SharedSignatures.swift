import Messaging

/// The signatures that a channel's accounts have in common (wire contract §9.4).
///
/// A binding without names of its own hands on what a request names, so it leaves every name open. One with a
/// signature for requests that name none does not require any.
struct SharedSignatures {
    /// The bindings that remain: all, or those that can do without a name where none is shared.
    let bindings: [Binding]
    /// Whether a request must name one.
    let areRequired: Bool
    /// What a request may name, sorted.
    let names: [String]
    /// Why bindings dropped out, if some did.
    let blocker: ChannelBlocker?

    /// - Parameters:
    ///   - bindings: those that could send otherwise.
    ///   - isNeeded: whether the binding's provider wants a signature in every message.
    init(_ bindings: [Binding], isNeeded: (Binding) -> Bool) {
        let requiring = bindings.filter { isNeeded($0) && $0.template.signature.isEmpty }
        let names = Self.shared(bindings.filter(isNeeded))
        guard !requiring.isEmpty, names.isEmpty else {
            self.bindings = bindings
            self.names = names
            areRequired = !requiring.isEmpty
            blocker = nil
            return
        }
        let rest = bindings.filter { binding in !requiring.contains(binding) }
        self.bindings = rest
        self.names = Self.shared(rest.filter(isNeeded))
        areRequired = false
        blocker = .signatureNotShared
    }

    private static func shared(_ bindings: [Binding]) -> [String] {
        let lists = bindings.map { Set($0.template.signatures.keys) }.filter { !$0.isEmpty }
        guard let first = lists.first else { return [] }
        return lists.dropFirst().reduce(first) { $0.intersection($1) }.sorted()
    }
}
