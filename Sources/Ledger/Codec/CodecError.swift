/// Why a journal record is not a list of events.
///
/// The record's checksum was right, so this is not damage: an edition of the program that is not this one
/// wrote it.
enum CodecError: Error, Equatable {
    /// The bytes end in the middle of a value.
    case truncated
    /// A value that no known edition writes.
    case malformed
    /// The record begins with a format number that this edition does not know.
    case unknownFormat(UInt8)
    /// The record tells of an event that this edition does not know.
    case unknownEvent(UInt8)
}
