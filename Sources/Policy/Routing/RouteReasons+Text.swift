import Messaging

/// The words that the journal keeps:
///
///     by weight among aliyun (10), tencent (5); huawei: failed this delivery before;
///     zrwinfo: breaker open until 2026-11-23T12:03:05Z; backup, spare: later priority
///
/// Clauses are parted by semicolons. The first one tells the choice, each other one names accounts and says
/// why they were passed over.
extension RouteReasons {
    /// So many characters a text has at most. It is kept with every attempt.
    package static let textMax = 400
    /// So much of a name is written, so that one long name leaves room for the others.
    private static let nameMax = 24
    private static let only = " is the channel's only account"
    private static let first = " is the first choice"
    private static let byWeight = "by weight among "
    private static let until = " until "

    /// The reasons in plain words. Where there are more accounts than fit, the last ones are only counted.
    package var text: String {
        var reasons = self
        var text = reasons.wholeText
        while text.count > Self.textMax, reasons.leaveOutLastName() { text = reasons.wholeText }
        return text
    }

    /// Reads a ``text``; nil for words that are none.
    package init?(text: String) {
        var clauses = text.split(separator: "; ", omittingEmptySubsequences: false)[...]
        guard let head = clauses.popFirst(), let choice = Self.choice(head) else { return nil }
        self.init(choice)
        if let unnamed = clauses.last.flatMap(Self.unnamed) {
            self.unnamed = unnamed
            clauses.removeLast()
        }
        for clause in clauses {
            guard let group = Self.passedOver(clause) else { return nil }
            passedOver.append(group)
        }
    }

    // MARK: Writing

    private var wholeText: String {
        var clauses = [head]
        for group in passedOver {
            let names = group.accounts.map(Self.written).joined(separator: ", ")
            let end = group.until.map { Self.until + $0.description } ?? ""
            clauses.append("\(names): \(group.cause.rawValue)\(end)")
        }
        if unnamed > 0 { clauses.append("and \(unnamed) more") }
        return clauses.joined(separator: "; ")
    }

    private var head: String {
        switch choice {
        case .only(let account): Self.written(account) + Self.only
        case .first(let account): Self.written(account) + Self.first
        case .byWeight(let shares):
            Self.byWeight
                + shares.map { "\(Self.written($0.account)) (\($0.weight))" }.joined(separator: ", ")
        }
    }

    /// A name without what parts the text.
    private static func written(_ name: String) -> String {
        String(name.prefix(nameMax).map { ",;:()".contains($0) ? "_" : $0 })
    }

    /// Counts one more account instead of naming it; false where only the chosen one is left.
    private mutating func leaveOutLastName() -> Bool {
        if let group = passedOver.popLast() {
            let rest = Array(group.accounts.dropLast())
            if !rest.isEmpty { passedOver.append(PassedOver(rest, group.cause, until: group.until)) }
        } else if case .byWeight(let shares) = choice, shares.count > 1 {
            choice = .byWeight(shares.dropLast())
        } else {
            return false
        }
        unnamed += 1
        return true
    }

    // MARK: Reading

    private static func choice(_ clause: Substring) -> Choice? {
        if clause.hasSuffix(only) { return .only(String(clause.dropLast(only.count))) }
        if clause.hasSuffix(first) { return .first(String(clause.dropLast(first.count))) }
        guard clause.hasPrefix(byWeight) else { return nil }
        var shares: [Share] = []
        for part in clause.dropFirst(byWeight.count).split(separator: ", ") {
            let sides = part.split(separator: " (")
            guard sides.count == 2, sides[1].last == ")", let weight = Int(sides[1].dropLast()) else {
                return nil
            }
            shares.append(Share(String(sides[0]), weight: weight))
        }
        return shares.isEmpty ? nil : .byWeight(shares)
    }

    private static func passedOver(_ clause: Substring) -> PassedOver? {
        let sides = clause.split(separator: ": ", maxSplits: 1)
        guard sides.count == 2 else { return nil }
        let words = sides[1].split(separator: until, maxSplits: 1)
        guard let cause = words.first.flatMap({ PassedOver.Cause(rawValue: String($0)) }) else { return nil }
        let moment = words.count == 2 ? Timestamp(rfc3339: String(words[1])) : nil
        guard (moment != nil) == (words.count == 2) else { return nil }
        return PassedOver(sides[0].split(separator: ", ").map(String.init), cause, until: moment)
    }

    private static func unnamed(_ clause: Substring) -> Int? {
        let words = clause.split(separator: " ")
        return words.count == 3 && words[0] == "and" && words[2] == "more" ? Int(words[1]) : nil
    }
}
