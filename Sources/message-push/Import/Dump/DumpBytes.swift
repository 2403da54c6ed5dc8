/// The bytes of a dump one after the other, with a look at the next one. Holds one chunk in memory, however
/// large the dump is.
struct DumpBytes {
    /// Fills the beginning of a buffer and returns how many bytes came; zero at the end.
    typealias Filling = (inout [UInt8]) throws(SystemFailure) -> Int

    private let fill: Filling
    private var chunk: [UInt8]
    private var count = 0
    private var index = 0
    /// Where the next byte stands, from 1.
    private(set) var line = 1

    init(chunkBytes: Int = 256 << 10, fill: @escaping Filling) {
        chunk = [UInt8](repeating: 0, count: chunkBytes)
        self.fill = fill
    }

    /// The next byte, which stays; nil at the end.
    mutating func peek() throws(DumpError) -> UInt8? {
        if index == count {
            do {
                count = try fill(&chunk)
            } catch {
                throw .unreadable(error)
            }
            index = 0
            guard count > 0 else { return nil }
        }
        return chunk[index]
    }

    /// The next byte; nil at the end.
    mutating func next() throws(DumpError) -> UInt8? {
        guard let byte = try peek() else { return nil }
        index += 1
        if byte == UInt8(ascii: "\n") { line += 1 }
        return byte
    }

    /// Takes the next byte if it is `byte`; returns whether it was.
    mutating func takes(_ byte: UInt8) throws(DumpError) -> Bool {
        guard try peek() == byte else { return false }
        _ = try next()
        return true
    }
}
