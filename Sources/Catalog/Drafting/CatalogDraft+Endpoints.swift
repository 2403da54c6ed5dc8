import Cryptography
import Messaging

extension CatalogDraft {
    /// The application's endpoints as the document wants them: numbers and secrets stay with the name.
    mutating func endpoints(
        of application: Application, _ entry: ApplicationEntry
    ) throws(CatalogError) -> [WebhookEndpoint]? {
        guard let entries = entry.endpoints else { return nil }
        var endpoints: [WebhookEndpoint] = []
        for entry in entries {
            let before = application.endpoints.first { $0.name == entry.name }
            let secret = try secret(of: entry, before: before, application: application.name)
            endpoints.append(
                WebhookEndpoint(
                    id: before?.id ?? numbers.nextEndpoint(), name: entry.name, url: entry.url,
                    secret: secret, words: entry.words, isEnabled: entry.isEnabled,
                    allowsPrivateAddresses: entry.allowsPrivateAddresses, timeout: entry.timeout))
        }
        return endpoints
    }

    private mutating func secret(
        of entry: EndpointEntry, before: WebhookEndpoint?, application: String
    ) throws(CatalogError) -> String {
        if let secret = entry.secret, secret != TextRule.mask { return secret }
        if let before { return before.secret }
        guard entry.secret == nil else {
            throw .invalid(
                entry.path + ".secret", "“\(entry.name)” is new, there is no secret to keep.",
                hint: "Give its secret, or leave the key out to have one made.")
        }
        do {
            let secret = try Token.hex(bytes: 16)
            createdEndpoints.append(
                CreatedEndpoint(application: application, name: entry.name, secret: secret))
            return secret
        } catch {
            throw CatalogError(error, deed: "make a secret")
        }
    }

    /// Takes an endpoint out of use; returns whether it was in use.
    mutating func switchOff(endpoint number: Int64) -> Bool {
        for application in contents.applications.values {
            guard let index = application.endpoints.firstIndex(where: { $0.id == number }) else { continue }
            var after = application
            after.endpoints[index].isEnabled = false
            contents.applications[application.name] = after
            return note(application, became: after, name: application.name)
        }
        return false
    }
}
