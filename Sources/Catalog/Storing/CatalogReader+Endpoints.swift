import GRDB
import Messaging

/// The endpoints of applications.
extension CatalogReader {
    /// Each application's, in the operator's order.
    func endpoints() throws -> [ApplicationID: [WebhookEndpoint]] {
        var endpoints: [ApplicationID: [WebhookEndpoint]] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT * FROM endpoints ORDER BY app_id, place") {
            let application = ApplicationID(try row.text("app_id", "endpoints"))
            endpoints[application, default: []].append(try endpoint(row))
        }
        return endpoints
    }

    private func endpoint(_ row: Row) throws -> WebhookEndpoint {
        let table = "endpoints"
        let id = try row.number("id", table)
        let secret = try open(try row.bytes("sealed_secret", table), SealContext.secret(ofEndpoint: id))
        return WebhookEndpoint(
            id: id,
            name: try row.text("name", table),
            url: try row.text("url", table),
            secret: String(decoding: secret, as: UTF8.self),
            words: Set(try row.list("words", table, NoticeWord.init(rawValue:))),
            isEnabled: try row.flag("is_enabled", table),
            allowsPrivateAddresses: try row.flag("allows_private_addresses", table),
            timeout: .milliseconds(try row.number("timeout", table)))
    }
}
