import Messaging
import Testing

@Suite struct `A list of networks` {
    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("192.0.2.0/24", "192.0.2.255"), ("192.0.2.77/24", "192.0.2.1"),
        ("10.0.0.0/8, 192.0.2.7", "192.0.2.7"), ("10.0.0.0/8\n192.0.2.7,", "10.255.0.1"),
        ("0.0.0.0/0", "255.255.255.255"), ("192.0.2.7/32", "192.0.2.7"),
        ("192.0.2.0/24", "::ffff:192.0.2.9"), ("::ffff:192.0.2.0/120", "192.0.2.9"),
        ("::ffff:c000:209", "192.0.2.9"), ("2001:db8::/32", "2001:DB8:1::5"), ("::1", "0:0:0:0:0:0:0:1"),
        ("2001:db8:0:0:8000::/65", "2001:db8::8000:0:0:1"), ("::/0", "fe80::1%eth0"),
        ("fe80::1", "fe80::1%eth0"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
        ("64:ff9b::192.0.2.1", "64:ff9b::c000:201"),
    ])
    func `has what lies in it`(text: String, address: String) throws {
        #expect(try NetworkList(text).contains(address))
    }

    @Test(arguments: [
        ("192.0.2.7", "192.0.2.8"), ("192.0.2.0/24", "192.0.3.0"), ("192.0.2.0/25", "192.0.2.128"),
        ("2001:db8::/32", "2001:db9::"), ("2001:db8:0:0:8000::/65", "2001:db8::1"),
        ("0.0.0.0/0", "2001:db8::1"), ("0.0.0.0/0", ""), ("::/0", "unix"), ("::1", "::2"),
        ("::/0", "192.0.2"), ("", "192.0.2.7"), (" , ", "::"),
    ])
    func `has nothing else`(text: String, address: String) throws {
        #expect(try !NetworkList(text).contains(address))
    }

    @Test(arguments: [
        "example.com", "192.0.2", "192.0.2.256", "192.0.2.01", "192.0.2.+1", "1.2.3.4.5", "1::2::3", ":1",
        "1:", ":::", "12345::", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "g::", "::1.2.3", "1.2.3.4::",
        "+1::", "/24", "192.0.2.-1",
    ])
    func `is not made of what is no address`(text: String) {
        #expect(throws: NetworkList.Problem.noAddress(text)) { try NetworkList("192.0.2.1, \(text)") }
    }

    @Test(arguments: [
        "192.0.2.0/33", "192.0.2.0/", "192.0.2.0/-1", "192.0.2.0/+8", "192.0.2.0/08", "192.0.2.0/24/8",
        "::/129", "::/x", "192.0.2.0/255.255.255.0",
    ])
    func `is not made of networks of impossible length`(text: String) {
        let problem = NetworkList.Problem.noPrefixLength(text)
        #expect(throws: problem) { try NetworkList(text) }
        #expect(problem.description.contains(text))
    }

    @Test func `may be empty`() throws {
        #expect(try NetworkList(" ").isEmpty)
        #expect(try !NetworkList("::").isEmpty)
    }
}
