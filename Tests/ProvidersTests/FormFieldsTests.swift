import Testing

@testable import Providers

@Suite struct `A form` {
    @Test(
        arguments: [
            ("a=1&b=2", "b", "2"), ("a=%E4%BD%A0+%2B", "a", "你 +"), ("a=1=2", "a", "1=2"), ("a", "a", ""),
            ("a=&b=1", "a", ""), ("a=1&a=2", "a", "1"), ("%61=1", "a", "1"), ("a=100%", "a", "100%"),
            ("a=%zz%4", "a", "%zz%4"), ("a=%+1", "a", "% 1"), ("&&a=1&", "a", "1"), ("", "a", nil),
            ("a=%FF", "a", "\u{FFFD}"),
        ] as [(String, String, String?)])
    func `has its fields`(text: String, name: String, value: String?) {
        #expect(FormFields(text.utf8)[name] == value)
    }

    @Test func `has no more fields than anybody needs`() {
        let text = (0..<1000).map { "f\($0)=1" }.joined(separator: "&")
        let form = FormFields(text.utf8)
        #expect(form["f99"] == "1" && form["f100"] == nil)
    }
}
