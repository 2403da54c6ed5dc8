import Glibc

/// What the system calls its errors.
enum SystemError {
    /// The C library's sentence for an error number, as in "Permission denied".
    static func sentence(_ errno: CInt) -> String {
        var text = [CChar](repeating: 0, count: 128)
        // Safe: the C library writes at most `count` bytes into the array, which outlives the call.
        unsafe strerror_r(errno, &text, text.count)
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
