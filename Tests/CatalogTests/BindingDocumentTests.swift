import Catalog
import Messaging
import Testing

@Suite struct `A binding with a mistake` {
    /// What a binding of the channel `mail-code` says beside its account, where it is wrong, and what the
    /// sentence or hint must contain.
    static let mistakes: [(text: String, path: String, words: String)] = [
        (##""provider_template": """##, "provider_template", "1 to 100"),
        (##""provider_template": 1.5"##, "provider_template", "quotes"),
        (##""signature": 5"##, "signature", "quotes"),
        (##""signatures": ["a"]"##, "signatures", "keys with values"),
        (##""signatures": {"a": ""}"##, "signatures.a", "1 to 100"),
        (##""signatures": {" a": "A"}"##, "signatures", "key"),
        (##""parameters": {"code": "code"}"##, "parameters", "list"),
        (##""parameters": ["code", "code"]"##, "parameters[1]", "twice"),
        (##""parameters": ["order_no"]"##, "parameters[0]", "Known are: code"),
        (##""parameters": [{"name": "n", "variable": "kode"}]"##, "parameters[0]", "“code”"),
        (##""parameters": ["order no"]"##, "parameters[0]", "`variable`"),
        (##""parameters": [{"name": "order no"}]"##, "parameters[0].name", "`variable`"),
        (##""parameters": [{"variable": "code"}]"##, "parameters[0].name", "missing"),
        (
            ##""parameters": [{"name": "n", "variable": "code", "value": "x"}]"##, "parameters[0].value",
            "not both"
        ),
        (##""parameters": [{"name": "n", "valeu": "x"}]"##, "parameters[0].valeu", "“value”"),
        (##""parameters": [7]"##, "parameters[0]", "keys with values"),
    ]

    private func refusal(of text: String) async throws -> CatalogError? {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        let binding = #"{"account": "mail", \#(text)}"#
        return try await store.refusal(
            of: #"{"channels": [{"name": "mail-code", "bindings": [\#(binding)]}]}"#)
    }

    @Test(arguments: mistakes)
    func `is refused with its place and a sentence`(mistake: (text: String, path: String, words: String))
        async throws
    {
        let error = try #require(try await refusal(of: mistake.text))
        #expect(error.kind == .invalid(path: "channels[0].bindings[0]." + mistake.path))
        #expect(error.description.contains(mistake.words))
    }

    @Test func `is one with more than fifty parameters or a hundred signatures`() async throws {
        let names = (0..<101).map { "\"n\($0)\"" }
        let parameters = "\"parameters\": [\(names.prefix(51).joined(separator: ","))]"
        let signatures = "\"signatures\": {\(names.map { $0 + ": \"s\"" }.joined(separator: ","))}"
        for text in [parameters, signatures] {
            #expect(try await refusal(of: text)?.description.contains("at most") == true)
        }
    }
}
