/// A simulated file: what a process sees, what is on the disk, and what lies between.
struct SimulatedContents {
    /// A change that a process sees and the disk may not have yet.
    private enum Change {
        case write([UInt8], offset: Int)
        case resize(Int)
    }

    /// Bytes with a length; what was never written reads as zero and takes no memory.
    private struct Image {
        var bytes: [UInt8] = []
        var size = 0

        mutating func apply(_ change: Change) {
            switch change {
            case .resize(let newSize):
                if newSize < bytes.count { bytes.removeLast(bytes.count - newSize) }
                size = newSize
            case .write(let new, let offset):
                let end = offset + new.count
                if bytes.count < end { bytes.append(contentsOf: repeatElement(0, count: end - bytes.count)) }
                bytes.replaceSubrange(offset..<end, with: new)
                size = max(size, end)
            }
        }
    }

    private static let sectorBytes = 512
    private var seen = Image()
    private var onDisk = Image()
    private var unsynced: [Change] = []
    /// Changes of a failed sync, which no later sync writes.
    private var forgotten: [Change] = []

    var size: Int { seen.size }

    func read(at offset: Int, count: Int) -> [UInt8] {
        let end = max(offset, min(offset + count, seen.size))
        let known = max(offset, min(end, seen.bytes.count))
        let bytes = offset < known ? Array(seen.bytes[offset..<known]) : []
        return bytes + repeatElement(0, count: end - offset - bytes.count)
    }

    mutating func write(_ bytes: [UInt8], at offset: Int) {
        let range = offset..<(offset + bytes.count)
        forgotten.removeAll { change in
            guard case .write(let old, let start) = change else { return false }
            return range.contains(start) && start + old.count <= range.upperBound
        }
        change(.write(bytes, offset: offset))
    }

    mutating func resize(to size: Int) {
        if size < self.size { forgotten = [] }
        change(.resize(size))
    }

    mutating func sync() {
        for change in unsynced { onDisk.apply(change) }
        unsynced = []
    }

    mutating func forgetUnsynced() {
        forgotten += unsynced
        unsynced = []
    }

    /// Leaves on the disk what the dice say of each sector that was not synced.
    mutating func losePower(_ dice: inout Dice) {
        let kept = [0, 50, 90, 100].randomElement(using: &dice) ?? 0
        for change in forgotten + unsynced {
            switch change {
            case .resize:
                if Int.random(in: 0..<100, using: &dice) < kept { onDisk.apply(change) }
            case .write(let bytes, let offset):
                for piece in SimulatedContents.sectors(bytes, at: offset) {
                    guard Int.random(in: 0..<100, using: &dice) < kept else { continue }
                    let isTorn = Int.random(in: 0..<10, using: &dice) == 0
                    let bytes =
                        isTorn
                        ? Array(piece.bytes.prefix(Int.random(in: 0...piece.bytes.count, using: &dice)))
                        : piece.bytes
                    if !bytes.isEmpty { onDisk.apply(.write(bytes, offset: piece.offset)) }
                }
            }
        }
        unsynced = []
        forgotten = []
        seen = onDisk
    }

    private mutating func change(_ change: Change) {
        seen.apply(change)
        unsynced.append(change)
    }

    private static func sectors(_ bytes: [UInt8], at offset: Int) -> [(bytes: [UInt8], offset: Int)] {
        var pieces: [(bytes: [UInt8], offset: Int)] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + sectorBytes - (offset + start) % sectorBytes)
            pieces.append((Array(bytes[start..<end]), offset + start))
            start = end
        }
        return pieces
    }
}
