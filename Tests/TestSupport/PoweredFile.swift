import Journal

/// An open file of a ``PoweredDisk``.
final class PoweredFile: JournalFile {
    private let file: any JournalFile
    private let disk: PoweredDisk

    init(_ file: any JournalFile, disk: PoweredDisk) {
        self.file = file
        self.disk = disk
    }

    func size() throws(JournalError) -> Int {
        try disk.check(.read)
        return try file.size()
    }

    func read(at offset: Int, count: Int) throws(JournalError) -> [UInt8] {
        try disk.check(.read)
        return try file.read(at: offset, count: count)
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(JournalError) {
        try disk.check(.write)
        try file.write(bytes, at: offset)
    }

    func preallocate(_ size: Int) throws(JournalError) {
        try disk.check(.preallocate)
        try file.preallocate(size)
    }

    func shorten(to size: Int) throws(JournalError) {
        try disk.check(.shorten)
        try file.shorten(to: size)
    }

    func sync() throws(JournalError) {
        try disk.check(.sync)
        try file.sync()
    }

    func syncContents() throws(JournalError) {
        try disk.check(.sync)
        try file.syncContents()
    }
}
