/// What the operator has to know of one row. Holds no secret.
struct ImportRemark: Equatable {
    enum Kind {
        /// It is not in the document.
        case leftOut
        /// It is, and not as it was.
        case changed
    }

    let kind: Kind
    let table: OriginalTable
    let id: Int64
    /// Why, or how: a full sentence.
    let sentence: String
}
