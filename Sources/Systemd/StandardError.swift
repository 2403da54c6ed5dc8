import Glibc

/// The last place to say something.
enum StandardError {
    /// Writes `text` in one go, so that lines of different threads do not mix. What cannot be
    /// written is lost: there is nobody left to tell.
    static func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            // Safe: the kernel reads `count` bytes of a buffer that has them.
            _ = unsafe Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
        }
    }
}
