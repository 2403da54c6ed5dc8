import Messaging

/// Everything the catalog keeps, by name: what the tables hold, secrets opened, nothing filled in.
struct CatalogContents: Sendable {
    var applications: [String: Application] = [:]
    var accounts: [String: Account] = [:]
    var templates: [String: Template] = [:]
    var channels: [String: Channel] = [:]
    var rules: [String: FailureRule] = [:]
    var alertTargets: [String: AlertTarget] = [:]
    var users: [String: User] = [:]
}
