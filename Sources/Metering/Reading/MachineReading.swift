package import Messaging

/// What the process has taken of the machine, as the program sees it. What is nil is not known here.
package struct MachineReading: Equatable, Sendable {
    /// The edition of the program.
    package var version: String
    /// When it started.
    package var startedAt: Timestamp
    /// Processor time used, of the user's and the system's.
    package var processorTime: Duration?
    /// Bytes of memory that are resident.
    package var residentBytes: Int?
    /// Bytes of address space.
    package var virtualBytes: Int?
    /// Open file descriptors.
    package var openFiles: Int?
    /// How many there may be.
    package var openFilesMax: Int?
    /// Bytes that may still be written in the state directory.
    package var diskFreeBytes: Int?
    /// With less than this free no new work is taken.
    package var diskReserveBytes: Int
    /// Bytes of each file of the databases, by its name.
    package var databaseBytes: [String: Int] = [:]

    /// A reading of which all but this is not known.
    package init(version: String, startedAt: Timestamp, diskReserveBytes: Int) {
        self.version = version
        self.startedAt = startedAt
        self.diskReserveBytes = diskReserveBytes
    }

    /// The names beginning with `process_` are those of every Prometheus client.
    var families: [MetricFamily] {
        [
            .gauge("message_push_build_info", "The edition of the daemon.", [(["version": version], 1)]),
            .gauge(
                "message_push_disk_free_bytes", "Bytes free in the state directory.", diskFreeBytes.number),
            .gauge(
                "message_push_disk_reserve_bytes", "With less than this free no new message is accepted.",
                Double(diskReserveBytes)),
            .gauge(
                "message_push_database_bytes", "Bytes of the files of the databases.",
                databaseBytes.map { name, bytes in (["file": name], Double(bytes)) }),
            .counter(
                "process_cpu_seconds_total", "Processor time used, in seconds.",
                processorTime.map { [(.none, Double($0.milliseconds) / 1000)] } ?? []),
            .gauge("process_resident_memory_bytes", "Bytes of resident memory.", residentBytes.number),
            .gauge("process_virtual_memory_bytes", "Bytes of address space.", virtualBytes.number),
            .gauge("process_open_fds", "Open file descriptors.", openFiles.number),
            .gauge("process_max_fds", "How many file descriptors may be open.", openFilesMax.number),
            .gauge(
                "process_start_time_seconds", "When the process started, in seconds since 1970.",
                Double(startedAt.milliseconds) / 1000),
        ]
    }
}

extension Int? {
    fileprivate var number: Double? { map { Double($0) } }
}
