import Glibc

/// Everything a simulated disk holds, as a value, and the faults it was ordered to have.
struct SimulatedPlatter {
    /// A change of a name that the disk may not have yet.
    private enum NameChange {
        case create(String, Int)
        case rename(String, String)
        case remove(String)
    }

    /// All files that ever were, by number.
    var files: [SimulatedContents] = []
    /// What a process sees.
    private(set) var names: [String: Int] = [:]
    var isLocked = false
    var callsUntilPowerEnds: Int?
    var syncsUntilFailure: Int?
    var writesUntilFailure: Int?
    var spaceBytes: Int?
    var writableBytes: Int?
    private(set) var changingCalls = 0
    private(set) var syncs = 0
    /// Counts restarts; files opened in an earlier age are dead.
    private(set) var age = 0
    private var namesOnDisk: [String: Int] = [:]
    private var unsyncedNames: [NameChange] = []
    private var hasPower = true

    mutating func takeLock() -> Bool {
        defer { isLocked = true }
        return !isLocked
    }

    mutating func restart(losingWith dice: Dice?) {
        if var dice {
            for change in unsyncedNames where Bool.random(using: &dice) {
                SimulatedPlatter.apply(change, to: &namesOnDisk)
            }
            unsyncedNames = []
            names = namesOnDisk
            for number in files.indices { files[number].losePower(&dice) }
        }
        let reachable = Set(names.values).union(namesOnDisk.values)
        for number in files.indices where !reachable.contains(number) { files[number] = SimulatedContents() }
        age += 1
        isLocked = false
        hasPower = true
        callsUntilPowerEnds = nil
        syncsUntilFailure = nil
        writesUntilFailure = nil
    }

    mutating func create(_ name: String) throws(SimulatedFailure) -> Int {
        let isAlive = try beginChange()
        guard names[name] == nil else { throw SimulatedFailure(errno: EEXIST) }
        files.append(SimulatedContents())
        change(.create(name, files.count - 1))
        try end(isAlive)
        return files.count - 1
    }

    mutating func rename(_ name: String, to newName: String) throws(SimulatedFailure) {
        let isAlive = try beginChange()
        guard names[name] != nil else { throw SimulatedFailure(errno: ENOENT) }
        change(.rename(name, newName))
        try end(isAlive)
    }

    mutating func remove(_ name: String) throws(SimulatedFailure) {
        let isAlive = try beginChange()
        guard names[name] != nil else { throw SimulatedFailure(errno: ENOENT) }
        change(.remove(name))
        try end(isAlive)
    }

    mutating func syncNames() throws(SimulatedFailure) {
        try beginSync()
        namesOnDisk = names
        unsyncedNames = []
    }

    mutating func write(_ bytes: [UInt8], at offset: Int, in number: Int) throws(SimulatedFailure) {
        let isAlive = try beginChange()
        if SimulatedPlatter.isDue(&writesUntilFailure) {
            files[number].write(Array(bytes.prefix(bytes.count / 2)), at: offset)
            throw SimulatedFailure(errno: EIO)
        }
        let growth = max(0, offset + bytes.count - files[number].size)
        let count = min(bytes.count, writableBytes ?? .max, bytes.count - max(0, growth - freeBytes))
        if let left = writableBytes { writableBytes = left - count }
        files[number].write(Array(bytes.prefix(count)), at: offset)
        try end(isAlive)
        if count < bytes.count { throw SimulatedFailure(errno: ENOSPC) }
    }

    mutating func grow(_ number: Int, to size: Int) throws(SimulatedFailure) {
        let isAlive = try beginChange()
        let growth = size - files[number].size
        guard growth > 0 else { return }
        guard growth <= freeBytes else {
            files[number].resize(to: files[number].size + freeBytes)
            throw SimulatedFailure(errno: ENOSPC)
        }
        files[number].resize(to: size)
        try end(isAlive)
    }

    mutating func resize(_ number: Int, to size: Int) throws(SimulatedFailure) {
        let isAlive = try beginChange()
        files[number].resize(to: size)
        try end(isAlive)
    }

    mutating func sync(_ number: Int) throws(SimulatedFailure) {
        do throws(SimulatedFailure) {
            try beginSync()
        } catch {
            if hasPower { files[number].forgetUnsynced() }
            throw error
        }
        files[number].sync()
    }

    func contents(of name: String) -> [UInt8] {
        names[name].map { files[$0].read(at: 0, count: files[$0].size) } ?? []
    }

    mutating func replace(_ name: String, with bytes: [UInt8]?) {
        names[name] = nil
        namesOnDisk[name] = nil
        guard let bytes else { return }
        var file = SimulatedContents()
        file.write(bytes, at: 0)
        file.sync()
        files.append(file)
        names[name] = files.count - 1
        namesOnDisk[name] = files.count - 1
    }

    private var freeBytes: Int {
        guard let spaceBytes else { return .max }
        return max(0, spaceBytes - names.values.reduce(0) { $0 + files[$1].size })
    }

    /// Counts a call that changes something; says whether power holds until its end.
    private mutating func beginChange() throws(SimulatedFailure) -> Bool {
        guard hasPower else { throw SimulatedFailure(errno: EIO) }
        changingCalls += 1
        hasPower = !SimulatedPlatter.isDue(&callsUntilPowerEnds)
        return hasPower
    }

    private func end(_ isAlive: Bool) throws(SimulatedFailure) {
        if !isAlive { throw SimulatedFailure(errno: EIO) }
    }

    private mutating func beginSync() throws(SimulatedFailure) {
        let isAlive = try beginChange()
        try end(isAlive)
        if SimulatedPlatter.isDue(&syncsUntilFailure) { throw SimulatedFailure(errno: EIO) }
        syncs += 1
    }

    private static func isDue(_ countdown: inout Int?) -> Bool {
        guard let left = countdown else { return false }
        countdown = left > 0 ? left - 1 : nil
        return left == 0
    }

    private mutating func change(_ change: NameChange) {
        SimulatedPlatter.apply(change, to: &names)
        unsyncedNames.append(change)
    }

    private static func apply(_ change: NameChange, to names: inout [String: Int]) {
        switch change {
        case .create(let name, let number): names[name] = number
        case .rename(let name, let newName):
            guard let number = names.removeValue(forKey: name) else { return }
            names[newName] = number
        case .remove(let name): names[name] = nil
        }
    }
}
