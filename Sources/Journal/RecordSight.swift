/// What stands at one place of a segment.
enum RecordSight {
    /// A whole record. The payload lies at these indices of the cursor's window.
    case record(RecordHeader, payload: Range<Int>)
    /// Zeroes, or the end of the file: nothing was written here.
    case nothing
    /// The mark of an orderly close: nothing is missing before this place.
    case closingMark
    /// Bytes that are not a record's header.
    case tornHeader
    /// A sound header whose payload is not what was written.
    case tornPayload(RecordHeader)
}
