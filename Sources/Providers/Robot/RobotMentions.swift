import Messaging

/// Whom a robot's message calls by name. The message itself goes to the robot's group, whoever is called.
struct RobotMentions: Equatable, Sendable {
    /// As many as fit in a readable line.
    static let mobilesMax = 100

    /// Telephone numbers of members of the group, each once.
    private(set) var mobiles: [String]
    private(set) var isEverybody: Bool

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

    /// Calls those too whom `other` calls.
    mutating func formUnion(_ other: RobotMentions) {
        mobiles += other.mobiles.filter { !mobiles.contains($0) }
        isEverybody = isEverybody || other.isEverybody
    }

    /// The numbers as they stand in Markdown, which names nobody by itself: `@13800138000 @13900139000`.
    var marks: String { mobiles.map { "@\($0)" }.joined(separator: " ") }

    /// Digits, with a country's number as DingTalk writes it: `13800138000`, `+86-13800138000`.
    private static func isMobile(_ text: String) -> Bool {
        let digits = text.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        let dashes = text.utf8.filter { $0 == UInt8(ascii: "-") }.count
        let plus = text.hasPrefix("+") ? 1 : 0
        return (6...15).contains(digits) && dashes <= 1 && digits + dashes + plus == text.utf8.count
    }
}
