import Testing

@testable import message_push

@Suite struct `Unique names` {
    @Test func `stay as they are while they can`() {
        var names = UniqueNames()
        #expect(names.name("Shop", otherwise: "app", id: 1) == "Shop")
        #expect(names.name("Shop", otherwise: "app", id: 2) == "Shop (2)")
        #expect(names.name("Shop (3)", otherwise: "app", id: 4) == "Shop (3)")
        #expect(names.name("Shop", otherwise: "app", id: 3) == "Shop · (3)")
        #expect(names.name(" two\nlines\t", otherwise: "app", id: 5) == "two lines")
        #expect(names.name(nil, otherwise: "app", id: 6) == "app 6")
        #expect(names.name(" \n", otherwise: "app", id: 7) == "app 7")
    }

    @Test func `have at most a hundred characters`() {
        var names = UniqueNames()
        let long = String(repeating: "长", count: 120)
        #expect(names.name(long, otherwise: "app", id: 1).unicodeScalars.count == 100)
        let second = names.name(long, otherwise: "app", id: 22)
        #expect(second.unicodeScalars.count == 100 && second.hasSuffix("长 (22)"))
    }
}
