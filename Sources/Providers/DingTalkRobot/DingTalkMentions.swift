import Messaging

/// Whom a robot's message calls by name. The message itself goes to the robot's group, whoever is called.
struct DingTalkMentions: Equatable, Sendable {
    /// As many as fit in a readable line.
    static let mobilesMax = 100

    /// Telephone numbers of members of the group.
    let mobiles: [String]
    let isEverybody: Bool

    /// Reads a recipient: `-` for nobody, `all` for everybody, or mobile numbers with commas between them.
    /// Nil for anything else.
    init?(_ recipient: Recipient) {
        switch recipient.address {
        case "-": (mobiles, isEverybody) = ([], false)
        case "all": (mobiles, isEverybody) = ([], true)
        default:
            mobiles = recipient.address.split(separator: ",", omittingEmptySubsequences: false).map(
                String.init)
            isEverybody = false
            guard mobiles.count <= Self.mobilesMax, mobiles.allSatisfy(Self.isMobile) else { return nil }
        }
    }

    /// What the body must contain so that those called see it: DingTalk adds it to text, not to Markdown.
    func mark(for format: Content.Format) -> String {
        format == .markdown ? mobiles.map { "@\($0)" }.joined(separator: " ") : ""
    }

    /// The member `at` of the request.
    var member: JSONValue {
        .object(["atMobiles": .array(mobiles.map { .string($0) }), "isAtAll": .bool(isEverybody)])
    }

    /// Digits, with a country's number as DingTalk writes it: `13800138000`, `+86-13800138000`.
    private static func isMobile(_ text: String) -> Bool {
        let digits = text.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        let dashes = text.utf8.filter { $0 == UInt8(ascii: "-") }.count
        let plus = text.hasPrefix("+") ? 1 : 0
        return (6...15).contains(digits) && dashes <= 1 && digits + dashes + plus == text.utf8.count
    }
}
