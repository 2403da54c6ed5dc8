import Glibc

/// An open file, pipe or terminal. The program's only file that hands memory to the C library.
struct Descriptor {
    private let number: CInt

    static let standardInput = Descriptor(number: STDIN_FILENO)
    static let standardOutput = Descriptor(number: STDOUT_FILENO)
    static let standardError = Descriptor(number: STDERR_FILENO)

    private init(number: CInt) {
        self.number = number
    }

    /// Opens a file for reading. The caller closes it.
    init(reading path: String) throws(SystemFailure) {
        // Safe: Swift passes a copy of the path that ends in NUL and outlives the call.
        number = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard number >= 0 else { throw SystemFailure(errno: errno) }
    }

    /// Whether a person is likely to look at it.
    var isTerminal: Bool { isatty(number) == 1 }

    func close() {
        Glibc.close(number)
    }

    /// Fills the beginning of `buffer` and returns how many bytes came; zero at the end.
    func read(into buffer: inout [UInt8]) throws(SystemFailure) -> Int {
        while true {
            // Safe: the kernel writes at most `count` bytes into the array, which has them.
            let count = unsafe Glibc.read(number, &buffer, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw SystemFailure(errno: errno) }
        }
    }

    /// Writes all of `bytes`.
    func write(_ bytes: [UInt8]) throws(SystemFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            // Safe: the kernel reads `count` bytes of a buffer that has them.
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(number, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw SystemFailure(errno: count < 0 ? errno : EIO) }
            rest = rest.dropFirst(count)
        }
    }

    /// Why this process may not use what is at `path` so (`R_OK`, `W_OK`); `nil` if it may.
    static func refusal(of mode: CInt, at path: String) -> SystemFailure? {
        // Safe: Swift passes a copy of the path that ends in NUL and outlives the call.
        unsafe access(path, mode) == 0 ? nil : SystemFailure(errno: errno)
    }

    /// The C library's sentence for an error number.
    static func sentence(of errno: CInt) -> String {
        var text = [CChar](repeating: 0, count: 128)
        // Safe: the C library writes at most `count` bytes into the array, which outlives the call.
        unsafe strerror_r(errno, &text, text.count)
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
