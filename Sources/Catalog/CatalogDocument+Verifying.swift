package import Messaging

extension CatalogDocument {
    /// Checks what an empty catalog would check. What is there already may still refuse the document: a name
    /// with another `app_id`, for example.
    ///
    /// - Parameter providers: what accounts may name.
    /// - Throws: `invalid` with the path of the first thing that cannot be.
    package func verify(providers: [ProviderDescription]) throws(CatalogError) {
        var draft = CatalogDraft(
            of: CatalogContents(), numbers: CatalogNumbers(), providers: providers,
            zones: TimeZoneFiles(), at: Timestamp(seconds: 0))
        try draft.apply(self)
    }
}
