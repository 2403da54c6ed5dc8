import Messaging

/// Whom a robot's message calls by name. The message itself goes to the robot's group, whoever is called.
struct RobotMentions: Equatable, Sendable {
    /// What a chat calls its people by.
    enum Naming {
        case mobile, userID
    }

    /// As many as fit in a readable line.
    static let peopleMax = 100

    /// Members of the group, each once: by telephone number or by id.
    private(set) var people: [String]
    private(set) var isEverybody: Bool

    /// Reads a recipient: `-` for nobody, `all` or `@all` for everybody, or people with commas between them.
    /// Nil for anything else.
    init?(_ recipient: Recipient, naming: Naming = .mobile) {
        switch recipient.address {
        case "-": (people, isEverybody) = ([], false)
        case "all", "@all": (people, isEverybody) = ([], true)
        default:
            people = recipient.address.split(separator: ",", omittingEmptySubsequences: false).map(
                String.init)
            isEverybody = false
            let isName = naming == .mobile ? Self.isMobile : Self.isUserID
            guard people.count <= Self.peopleMax, people.allSatisfy(isName) else { return nil }
        }
    }

    /// Calls those too whom `other` calls.
    mutating func formUnion(_ other: RobotMentions) {
        people += other.people.filter { !people.contains($0) }
        isEverybody = isEverybody || other.isEverybody
    }

    /// The numbers as they stand in Markdown, which names nobody by itself: `@13800138000 @13900139000`.
    var marks: String { people.map { "@\($0)" }.joined(separator: " ") }

    /// Digits, with a country's number as DingTalk writes it: `13800138000`, `+86-13800138000`.
    private static func isMobile(_ text: String) -> Bool {
        let digits = text.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        let dashes = text.utf8.filter { $0 == UInt8(ascii: "-") }.count
        let plus = text.hasPrefix("+") ? 1 : 0
        return (6...15).contains(digits) && dashes <= 1 && digits + dashes + plus == text.utf8.count
    }

    /// Nothing that could end the mark it stands in: `ou_18eac85d35a26f989317ad4f02e8bbbb`, `a1b2c3`.
    private static func isUserID(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
