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

    /// Does `work` while the terminal shows nothing of what is typed, nor keeps what was typed before.
    ///
    /// Control-C ends a line meanwhile and is its last byte, so that the terminal is put in order again
    /// before anything else happens: a signal would leave it as it is.
    func hidingInput<Value>(_ work: () throws(SystemFailure) -> Value) throws(SystemFailure) -> Value {
        var usual = termios()
        // Safe: the C library fills in the structure, which outlives the call.
        guard unsafe tcgetattr(number, &usual) == 0 else { throw SystemFailure(errno: errno) }
        var hidden = usual
        hidden.c_lflag &= ~tcflag_t(ECHO | ISIG)
        // Safe: the structure has NCCS of these bytes, and VEOL is the place of one of them (termios(3)).
        unsafe withUnsafeMutableBytes(of: &hidden.c_cc) { unsafe $0[Int(VEOL)] = Self.controlC }
        // Safe: the C library reads the structures, which outlive the calls.
        guard unsafe tcsetattr(number, TCSAFLUSH, &hidden) == 0 else { throw SystemFailure(errno: errno) }
        defer { unsafe tcsetattr(number, TCSAFLUSH, &usual) }
        return try work()
    }

    private static let controlC: UInt8 = 3

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
