package import Messaging

/// One line of the catalog's history: who changed what, and when.
package struct CatalogHistoryEntry: Equatable, Sendable {
    /// Its place in the history; later lines have larger numbers.
    package let number: Int64
    /// The catalog's version that the change belongs to.
    package let version: Int64
    /// When it was made.
    package let moment: Timestamp
    /// Who made it, as the caller of `apply` said.
    package let who: String
    /// What kind of thing was changed.
    package let kind: CatalogKind
    /// The thing's name.
    package let name: String
    /// What was done.
    package let action: CatalogChange.Action
    /// The changed fields as they were, an object; null if there were none. Secrets are masked.
    package let before: JSONValue
    /// The changed fields as they became, an object; null if there are none. Secrets are masked.
    package let after: JSONValue
}
