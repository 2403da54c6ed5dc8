/// A dump in a file, or on standard input.
enum DumpFile {
    /// The first byte of what gzip wrote (RFC 1952 §2.3.1).
    private static let compressedMark: UInt8 = 0x1F

    /// Reads the dump at `path`, or standard input for `-`, from its beginning to its end. Blocks.
    ///
    /// - Throws: `FileContentsError`, or ``CommandFailure`` with the line of what is wrong.
    static func read(_ path: String) throws -> DumpTables {
        let name = path == "-" ? "standard input" : path
        let file = try open(path)
        defer { file.close() }
        var bytes = DumpBytes { (chunk) throws(SystemFailure) in try file.read(into: &chunk) }
        do throws(DumpError) {
            guard try bytes.peek() != compressedMark else {
                throw .malformed(line: 1, sentence: "It is compressed; unpack it first.")
            }
            let tables = try DumpReader.read(bytes)
            guard !tables.isEmpty else {
                throw .malformed(line: 1, sentence: "None of the original's tables is in it.")
            }
            return tables
        } catch {
            throw CommandFailure(exitCode: error.exitCode, sentence: "\(name): \(error)")
        }
    }

    private static func open(_ path: String) throws(FileContentsError) -> Descriptor {
        do throws(SystemFailure) {
            return path == "-" ? .standardInput : try Descriptor(reading: path)
        } catch {
            throw FileContents.fault(error.errno, path)
        }
    }
}
