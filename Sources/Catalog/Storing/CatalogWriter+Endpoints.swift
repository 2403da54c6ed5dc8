import Cryptography
import GRDB
import Messaging

/// The endpoints of applications.
extension CatalogWriter {
    /// Makes `endpoints` all that the application has. Their numbers come from the draft.
    func put(_ endpoints: [WebhookEndpoint], of application: ApplicationID) throws {
        try execute("DELETE FROM endpoints WHERE app_id = ?", [application.key])
        for (place, endpoint) in endpoints.enumerated() {
            let context = SealContext.secret(ofEndpoint: endpoint.id)
            let sealed = try secrets.seal(Array(endpoint.secret.utf8), context: context)
            try execute(
                "INSERT INTO endpoints VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    endpoint.id, application.key, place, endpoint.name, endpoint.url, sealed.stored,
                    list(NoticeWord.allCases.filter(endpoint.words.contains).map(\.rawValue)),
                    endpoint.isEnabled, endpoint.allowsPrivateAddresses, endpoint.timeout.milliseconds,
                ])
        }
    }
}
