package import Messaging

/// In which order a canonical form writes the members of an object.
package enum MemberOrder: Equatable, Sendable {
    /// By the bytes of the names, at every level: Go's maps.
    case bytewise
    /// As PHP's `ksort` does it at every level: see ``PHPArrayKey``.
    case php(PHPArrayKey.Rules)
    /// By the bytes of the names in the outermost object, as received in all others.
    case bytewiseOnTop

    /// The members of `object`, which stands `depth` levels below the outermost.
    package func arranged(_ object: JSONObject, depth: Int) -> [JSONObject.Member] {
        switch self {
        case .bytewiseOnTop where depth > 0: object.members
        case .bytewise, .bytewiseOnTop: Self.sortedBytewise(object.members)
        case .php(let rules): Self.sortedAsPHP(object.members, rules)
        }
    }

    /// Whether PHP would write these members, already in order, as a list: its arrays whose keys are
    /// 0, 1, 2 … are lists. An object without members stays one, for it was sent as one.
    package func makesList(of members: [JSONObject.Member]) -> Bool {
        guard case .php = self, !members.isEmpty else { return false }
        return members.enumerated().allSatisfy { PHPArrayKey($1.name) == .integer(Int64($0)) }
    }

    private static func sortedBytewise(_ members: [JSONObject.Member]) -> [JSONObject.Member] {
        func precedes(_ first: JSONObject.Member, _ second: JSONObject.Member) -> Bool {
            first.name.utf8.lexicographicallyPrecedes(second.name.utf8)
        }
        // Most clients send few members, and many send them in order.
        let isSorted = zip(members, members.dropFirst()).allSatisfy { precedes($0, $1) }
        return isSorted ? members : members.sorted(by: precedes)
    }

    /// PHP's sort leaves keys that compare as equal in the order they had; so does this one.
    private static func sortedAsPHP(
        _ members: [JSONObject.Member], _ rules: PHPArrayKey.Rules
    ) -> [JSONObject.Member] {
        let keyed = members.enumerated().map { (index: $0, key: PHPArrayKey($1.name), member: $1) }
        return keyed.sorted { first, second in
            let order = first.key.compared(to: second.key, rules)
            return order == 0 ? first.index < second.index : order < 0
        }.map(\.member)
    }
}
