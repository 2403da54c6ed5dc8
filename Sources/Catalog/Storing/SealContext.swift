import Messaging

/// What a secret is sealed for, so that no sealed text can stand in another's place.
enum SealContext {
    static func secret(of id: ApplicationID) -> String { "applications/\(id)/secret" }

    static func secret(ofEndpoint number: Int64) -> String { "endpoints/\(number)/secret" }

    static func alertURL(ofRule number: Int64) -> String { "rules/\(number)/alert_url" }

    static func setting(_ field: String, of id: AccountID) -> String { "accounts/\(id)/\(field)" }
}
