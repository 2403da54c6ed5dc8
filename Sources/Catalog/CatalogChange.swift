package import Messaging

/// What a document did, or would do, to one thing of the catalog. Holds no secret.
package struct CatalogChange: Equatable, Sendable {
    /// What was done.
    package enum Action: String, Sendable {
        /// It is new.
        case created
        /// At least one of its fields changed.
        case updated
        /// It was as the document says, or already gone.
        case unchanged
        /// It was taken out.
        case deleted
    }

    /// One field's old and new value.
    package struct Field: Equatable, Sendable {
        /// The field's key in the document; `config.host` for a provider's setting.
        package let name: String
        /// What it was; nil where it was not set. A secret shows as `********`.
        package let before: JSONValue?
        /// What it is now; nil where it is not set. A secret shows as `********`.
        package let after: JSONValue?
    }

    /// What kind of thing it is.
    package let kind: CatalogKind
    /// Its name.
    package let name: String
    /// Its number or key in the catalog; nil for what a dry run would have created.
    package internal(set) var id: String?
    /// What was done.
    package let action: Action
    /// What differs; empty if ``action`` is ``Action/unchanged``.
    package let fields: [Field]
}

extension CatalogChange: CustomStringConvertible {
    /// One line for people: `channel mail-code: updated (ttl 10m → 15m)`.
    package var description: String {
        let line = "\(kind.rawValue) \(name): \(action.rawValue)"
        guard action == .updated else { return line }
        let details = fields.map { field in
            "\(field.name) \(field.before?.text() ?? "unset") → \(field.after?.text() ?? "unset")"
        }
        return line + " (" + details.joined(separator: ", ") + ")"
    }
}
