/// What the kernel asks of a Unix socket's path.
enum UnixSocketPath {
    /// `sun_path` has 108 bytes, the last of them NUL (unix(7)).
    static let bytesMax = 107
}
