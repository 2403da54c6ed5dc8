import Execution
import FoundationEssentials
import Glibc
import Messaging
import Metering

/// What this process takes of the machine, read from /proc (proc(5)) and the state directory. Reading may
/// block, so it happens on an executor of the actor's own.
actor Machine {
    private static let databases = [
        "catalog.sqlite", "catalog.sqlite-wal", "ledger.sqlite", "ledger.sqlite-wal",
    ]
    private static let fileBytesMax = 64 << 10

    private let stateDirectory: String
    private let diskReserveBytes: Int
    private let started: Timestamp
    private let executor = QueueExecutor(label: "machine")

    init(started: Timestamp, stateDirectory: String, diskReserveBytes: Int) {
        self.started = started
        self.stateDirectory = stateDirectory
        self.diskReserveBytes = diskReserveBytes
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        // Safe because the actor holds its executor for as long as it lives.
        unsafe executor.asUnownedSerialExecutor()
    }

    var reading: MachineReading {
        var reading = MachineReading(
            version: Version.current, startedAt: started, diskReserveBytes: diskReserveBytes)
        let pages = Self.words(of: "/proc/self/statm").map { Int($0) ?? 0 }
        if pages.count > 1 {
            let bytesPerPage = sysconf(Int32(_SC_PAGESIZE))
            (reading.virtualBytes, reading.residentBytes) = (pages[0] * bytesPerPage, pages[1] * bytesPerPage)
        }
        reading.processorTime = Self.processorTime
        reading.openFiles = Self.openFiles
        reading.openFilesMax = Self.openFilesMax
        reading.diskFreeBytes = FreeSpace.bytes(of: stateDirectory)
        for name in Self.databases {
            reading.databaseBytes[name] = Self.bytes(of: stateDirectory + "/" + name)
        }
        return reading
    }

    /// Fields 14 and 15, in ticks. The name in brackets before them may contain anything.
    private static var processorTime: Duration? {
        guard let stat = contents(of: "/proc/self/stat"), let name = stat.lastIndex(of: ")") else {
            return nil
        }
        let fields = stat[name...].split(separator: " ")
        guard fields.count > 13, let user = Int(fields[12]), let system = Int(fields[13]) else { return nil }
        return .milliseconds((user + system) * 1000 / max(1, sysconf(Int32(_SC_CLK_TCK))))
    }

    private static var openFiles: Int? {
        do {
            // One of them is that of the listing itself.
            return try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count - 1
        } catch {
            return nil
        }
    }

    private static var openFilesMax: Int? {
        contents(of: "/proc/self/limits")?.split(separator: "\n").first { $0.hasPrefix("Max open files") }
            .flatMap { line in line.split(separator: " ").compactMap { Int($0) }.first }
    }

    private static func words(of path: String) -> [Substring] {
        contents(of: path)?.split { $0 == " " || $0 == "\n" } ?? []
    }

    private static func contents(of path: String) -> String? {
        do {
            return String(decoding: try FileContents.read(path, bytesMax: fileBytesMax), as: UTF8.self)
        } catch {
            return nil
        }
    }

    private static func bytes(of path: String) -> Int? {
        do {
            return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        } catch {
            return nil
        }
    }
}
