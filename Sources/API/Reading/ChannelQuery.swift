import Hummingbird
import Messaging

/// Which page of which channels a request wants (wire contract §1.8).
struct ChannelQuery {
    let medium: Medium?
    let page: Int
    let size: Int

    init(_ request: Request) throws(Refusal) {
        let query = request.uri.queryParameters
        if let type = query["type"], !type.isEmpty {
            guard let medium = Medium(rawValue: String(type)) else { throw Self.invalid }
            self.medium = medium
        } else {
            medium = nil
        }
        page = try Self.number(query["page"].map(String.init), orElse: 1)
        size = try Self.number(query["page_size"].map(String.init), orElse: 20)
        guard size <= 100, !page.multipliedReportingOverflow(by: size).overflow else { throw Self.invalid }
    }

    private static func number(_ text: String?, orElse usual: Int) throws(Refusal) -> Int {
        guard let text else { return usual }
        guard let number = Int(text), number >= 1 else { throw invalid }
        return number
    }

    private static let invalid = Refusal(.httpBadRequest, "invalid channel catalog query")
}
