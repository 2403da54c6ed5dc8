/// The members of a JSON object in the order in which they were written.
///
/// No two members have the same name: the parser refuses it, and building one by hand is a mistake
/// that stops the program. Names are the same when Swift's `String` says so, that is also when the
/// same letter is composed in another way.
package struct JSONObject: Equatable, Sendable {
    /// A name and what it stands for.
    package typealias Member = (name: String, value: JSONValue)

    /// In the order of the text.
    package private(set) var members: [Member]

    /// An object without members.
    package init() {
        members = []
    }

    /// An object with these members in this order.
    ///
    /// - Parameter members: each name once.
    package init(_ members: [Member]) {
        precondition(Set(members.map(\.name)).count == members.count, "a JSON object with a name twice")
        self.members = members
    }

    /// For the parser, which has checked the names.
    init(checkedMembers members: [Member]) {
        self.members = members
    }

    /// Whether there is no member.
    package var isEmpty: Bool { members.isEmpty }
    /// How many members there are.
    package var count: Int { members.count }

    /// The value of the member `name`. Setting replaces it where it stands, or appends it; `nil` removes it.
    ///
    /// Looks at the members one after the other: meant for requests, not for dictionaries.
    package subscript(name: String) -> JSONValue? {
        get {
            members.first { $0.name == name }?.value
        }
        set {
            let index = members.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append((name, value))
            case (nil, nil): break
            }
        }
    }

    /// Whether both have the same members in the same order.
    package static func == (first: JSONObject, second: JSONObject) -> Bool {
        first.members.elementsEqual(second.members) { $0.name == $1.name && $0.value == $1.value }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Keeps the order of the literal.
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements.map { (name: $0.0, value: $0.1) })
    }
}
