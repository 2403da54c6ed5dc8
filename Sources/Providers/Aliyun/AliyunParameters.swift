/// Names and values in the order in which they are sent, and the two forms that Aliyun reads.
typealias AliyunParameters = [(name: String, value: String)]

extension AliyunParameters {
    /// `name=value` for each, as RFC 3986 escapes them, with `&` between them; an empty value keeps its `=`.
    var formEncoded: String {
        map { "\(WebAddress.queryEscaped($0.name))=\(WebAddress.queryEscaped($0.value))" }
            .joined(separator: "&")
    }

    /// The same in the order of the names' bytes: the form that is signed.
    var canonical: String {
        sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }.formEncoded
    }
}
