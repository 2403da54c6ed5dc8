package import Messaging

/// Chooses accounts by smooth weighted round robin. Owned by the dispatcher.
///
/// Accounts of the lowest priority number share the work by weight; accounts of a higher number stand in
/// only where all before them rest or are out of the delivery's choice. The algorithm is nginx's: each
/// candidate gains its weight, the richest wins and pays the sum.
package struct Router {
    /// What the router sees of an account.
    package struct Candidate: Equatable, Sendable {
        /// The account's part in the channel.
        package var binding: Binding
        /// What the operator calls it.
        package var name: String
        /// Whether an attempt may begin.
        package var availability: AccountWindow.Availability

        /// A bound and enabled account.
        package init(binding: Binding, name: String, availability: AccountWindow.Availability) {
            self.binding = binding
            self.name = name
            self.availability = availability
        }
    }

    private var credit: [ChannelID: [AccountID: Int]] = [:]

    /// A router that has chosen nothing yet.
    package init() {}

    /// Chooses among `candidates`, which are bound to `channel`, enabled, and in any order.
    package mutating func choose(
        on channel: ChannelID, among candidates: [Candidate], excluding excluded: [AccountID]
    ) -> RouteChoice {
        let left = candidates.filter { !excluded.contains($0.binding.account) }
        guard !left.isEmpty else { return .none }
        var earliest: Timestamp?
        for priority in Set(left.map(\.binding.priority)).sorted() {
            let group = left.filter { $0.binding.priority == priority }
            let open = group.filter { $0.availability == .open }
            if !open.isEmpty {
                return .account(pick(on: channel, among: open), why: reason(open, candidates, excluded))
            }
            if group.contains(where: { $0.availability == .full }) { return .busy }
            // An account that keeps to its pace is well; those that stand in for it are not called for that.
            if let pause = group.compactMap(\.pauseOfPace).min() { return .shut(until: pause) }
            for case .shut(let until) in group.map(\.availability) {
                earliest = min(earliest ?? until, until)
            }
        }
        return earliest.map { .shut(until: $0) } ?? .none
    }

    private mutating func pick(on channel: ChannelID, among open: [Candidate]) -> AccountID {
        guard open.count > 1 else { return open[0].binding.account }
        var credits = credit[channel] ?? [:]
        var best = open[0].binding.account
        for candidate in open {
            let account = candidate.binding.account
            credits[account, default: 0] += candidate.binding.weight
            if credits[account, default: 0] > credits[best, default: 0] { best = account }
        }
        credits[best, default: 0] -= open.reduce(0) { $0 + $1.binding.weight }
        credit[channel] = credits
        return best
    }

    private func reason(_ open: [Candidate], _ all: [Candidate], _ excluded: [AccountID]) -> String {
        guard all.count > 1 else { return "the channel's only account" }
        let passedOver = all.filter { !open.contains($0) }.map { candidate in
            excluded.contains(candidate.binding.account)
                ? "\(candidate.name) failed this delivery before" : candidate.reasonToWait
        }
        let shared =
            open.count > 1
            ? "by weight among \(open.map(\.name).joined(separator: ", "))" : "the first choice"
        return passedOver.isEmpty ? shared : "\(shared); \(passedOver.joined(separator: ", "))"
    }
}

extension Router.Candidate {
    fileprivate var pauseOfPace: Timestamp? {
        if case .paced(let until) = availability { until } else { nil }
    }

    fileprivate var reasonToWait: String {
        switch availability {
        case .open: "\(name) has a later priority"
        case .full: "\(name) is busy"
        case .paced(let until): "\(name) keeps to its pace until \(until)"
        case .shut(let until): "\(name) rests until \(until)"
        }
    }
}
