/// The kinds of things in the catalog, in the order in which they are listed.
package enum CatalogKind: String, CaseIterable, Sendable {
    /// An application.
    case application = "app"
    /// A provider account.
    case account
    /// A message template.
    case template
    /// A channel with its bindings.
    case channel
    /// A failure rule.
    case rule
    /// Somebody who hears of alerts.
    case alert
    /// A user of the console.
    case user

    /// The document's key for the list of them.
    package var listKey: String { rawValue + "s" }
}
