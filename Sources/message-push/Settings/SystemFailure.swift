/// The system's "no" to one of its calls.
struct SystemFailure: Error, Equatable {
    /// As in errno(3).
    let errno: CInt
}

extension SystemFailure: CustomStringConvertible {
    /// The C library's sentence, as in "Permission denied".
    var description: String { Descriptor.sentence(of: errno) }
}
