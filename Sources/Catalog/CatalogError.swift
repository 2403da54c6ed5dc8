/// Why the catalog could not be opened, changed or read. Never contains a secret.
package struct CatalogError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What kind of trouble it is; decides who has to act, and the program's exit code.
    package enum Kind: Equatable, Sendable {
        /// The document asks for what cannot be; `path` says where: `channels[0].bindings[1].account`.
        case invalid(path: String)
        /// The file on disk is not a catalog, or not one as this program wrote it.
        case damaged
        /// A newer release has written the file.
        case newerSchema
        /// The file was sealed with another master key.
        case wrongKey
        /// The machine failed us: disk, permissions, memory, entropy.
        case io
    }

    /// What kind of trouble it is.
    package let kind: Kind
    /// What went wrong, as a full sentence.
    package let sentence: String
    /// What the operator may do about it; empty where the sentence says it all.
    package let hint: String

    /// An error with its reason.
    package init(_ kind: Kind, _ sentence: String, hint: String = "") {
        self.kind = kind
        self.sentence = sentence
        self.hint = hint
    }

    /// Place, sentence and hint on one line.
    package var description: String {
        let place = if case .invalid(let path) = kind, !path.isEmpty { path + ": " } else { "" }
        return place + sentence + (hint.isEmpty ? "" : " " + hint)
    }

    static func invalid(_ path: String, _ sentence: String, hint: String = "") -> CatalogError {
        CatalogError(.invalid(path: path), sentence, hint: hint)
    }
}
