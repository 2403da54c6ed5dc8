import Messaging

/// Where Aliyun is, taken apart, because host and path are signed.
struct AliyunEndpoint: Sendable {
    /// `https://dysmsapi.aliyuncs.com`
    let origin: String
    /// The header `Host`, with a port where the address has one.
    let host: String
    /// `/` but for a proxy.
    let path: String

    /// - Throws: ``SettingsProblem`` for an address with a query, which could not be signed.
    init(_ settings: SettingsReader) throws(SettingsProblem) {
        let address = try settings.endpoint("endpoint")
        guard !address.contains("?") else {
            throw SettingsProblem(field: "endpoint", sentence: "It must have no query.")
        }
        let parts = address.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)
        host = parts.count > 1 ? String(parts[1]) : ""
        origin = "\(parts.first ?? "")//\(host)"
        path = parts.count > 2 ? "/\(parts[2])/" : "/"
    }

    /// The address of a call.
    func url(query: AliyunParameters) -> String {
        query.isEmpty ? origin + path : "\(origin)\(path)?\(query.formEncoded)"
    }
}
