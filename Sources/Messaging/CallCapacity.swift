/// How many deliveries one call to a provider can carry. Each keeps its own attempt.
package struct CallCapacity: Equatable, Sendable {
    /// Deliveries that say the same: same template, signature and parameters.
    package var sameContent: Int
    /// Deliveries of the same template and signature, each with its own parameters.
    package var sameTemplate: Int
    /// Deliveries that say anything, which the call merges into one text.
    package var anyContent: Int

    /// A capacity; 1 means that such deliveries do not travel together.
    package init(sameContent: Int = 1, sameTemplate: Int = 1, anyContent: Int = 1) {
        self.sameContent = sameContent
        self.sameTemplate = sameTemplate
        self.anyContent = anyContent
    }
}
