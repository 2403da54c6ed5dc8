package import Messaging

/// Chooses accounts by smooth weighted round robin. Owned by the dispatcher.
///
/// Accounts of the lowest priority number share the work by weight; accounts of a higher number stand in
/// only where all before them rest, have nothing left to spend, or are out of the delivery's choice. The
/// algorithm is nginx's: each candidate gains its weight, the richest wins and pays the sum.
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
    ///
    /// - Parameters:
    ///   - excluded: accounts that are out of the delivery's choice.
    ///   - avoided: the account that ``RecentRoutes`` remembers; it is passed over where another one of its
    ///     priority is open, and only there. What is passed over keeps its credit.
    package mutating func choose(
        on channel: ChannelID, among candidates: [Candidate], excluding excluded: [AccountID],
        avoiding avoided: AccountID? = nil
    ) -> RouteChoice {
        let left = candidates.filter { !excluded.contains($0.binding.account) }
        var earliest: Timestamp?
        var isProbing = false
        for priority in Set(left.map(\.binding.priority)).sorted() {
            let group = left.filter { $0.binding.priority == priority }
            let open = group.filter { $0.availability == .open }
            if !open.isEmpty {
                let others = open.filter { $0.binding.account != avoided }
                let contenders = others.isEmpty ? open : others
                return .account(
                    pick(on: channel, among: contenders),
                    why: reasons(for: contenders, candidates, excluded).text)
            }
            if group.contains(where: { $0.availability == .full }) { return .busy }
            // An account that keeps to its pace is well; those that stand in for it are not called for that.
            if let pause = group.compactMap(\.pauseOfPace).min() { return .shut(until: pause) }
            isProbing = isProbing || group.contains { $0.availability == .probing }
            earliest = ([earliest] + group.map(\.availability.until)).compactMap(\.self).min()
        }
        if let earliest { return .shut(until: earliest) }
        return isProbing ? .busy : .none
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

    private func reasons(
        for contenders: [Candidate], _ all: [Candidate], _ excluded: [AccountID]
    ) -> RouteReasons {
        guard all.count > 1 else { return RouteReasons(.only(contenders[0].name)) }
        let choice: RouteReasons.Choice =
            contenders.count == 1
            ? .first(contenders[0].name)
            : .byWeight(contenders.map { .init($0.name, weight: $0.binding.weight) })
        var groups: [PassedOver] = []
        for candidate in all where !contenders.contains(candidate) {
            let isExcluded = excluded.contains(candidate.binding.account)
            let (cause, until) =
                isExcluded
                ? (.failedBefore, nil) : candidate.reason(whereChosen: contenders[0].binding.priority)
            if let index = groups.firstIndex(where: { $0.cause == cause && $0.until == until }) {
                groups[index].accounts.append(candidate.name)
            } else {
                groups.append(PassedOver([candidate.name], cause, until: until))
            }
        }
        return RouteReasons(choice, passedOver: groups)
    }
}

extension Router.Candidate {
    fileprivate var pauseOfPace: Timestamp? {
        if case .paced(let until) = availability { until } else { nil }
    }

    /// Why it was passed over where an account of `priority` was chosen.
    fileprivate func reason(whereChosen priority: Int) -> (cause: PassedOver.Cause, until: Timestamp?) {
        if availability == .paused { return (.paused, nil) }
        guard binding.priority <= priority else { return (.laterPriority, nil) }
        return switch availability {
        case .open: (.usedLately, nil)
        case .full: (.busy, nil)
        case .paused: (.paused, nil)
        case .probing: (.probing, nil)
        case .paced(let until): (.paced, until)
        case .throttled(let until): (.throttled, until)
        case .tripped(let until): (.tripped, until)
        case .spent(let until): (.spent, until)
        }
    }
}
