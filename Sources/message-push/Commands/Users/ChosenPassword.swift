import Messaging

/// A password that is to be set, and whether anybody has seen it.
struct ChosenPassword {
    let text: String
    let isGenerated: Bool

    /// The daemon's answer, with the password where nobody has seen it yet.
    func shown(in answer: JSONValue) -> JSONValue {
        guard isGenerated, var object = answer.objectValue else { return answer }
        object["password"] = .string(text)
        return .object(object)
    }

    /// The same for people; empty where they chose it themselves.
    func sentence(_ ink: Ink) -> String {
        guard isGenerated else { return "" }
        return ink.yellow("Keep the password now: it is never shown again.") + "\n\(text)\n"
    }
}

extension ChosenPassword: CustomStringConvertible, CustomReflectable {
    var description: String { "ChosenPassword" }

    var customMirror: Mirror { Mirror(self, children: []) }
}
