import Catalog
import Messaging

extension CatalogError {
    /// A refusal with the field where the caller asked for what cannot be; else the trouble as it is.
    var toldToCaller: any Error {
        guard case .invalid(let path) = kind else { return self }
        return Refusal(.invalidParameter, description, field: path)
    }
}
