import FoundationEssentials
package import Messaging
import Synchronization

/// The time zones of this machine, from the files of Debian's `tzdata`.
///
/// A zone is read from disk once and then remembered, so whoever may not block asks only for zones that were
/// asked for before: when a document was applied, or at start. A newer `tzdata` is heard of after a restart.
package final class TimeZoneFiles: Sendable {
    /// Why there are no rules for a name.
    package enum Problem: Error, Equatable, Sendable {
        /// It cannot be the name of a zone, and no file was looked for.
        case malformedName
        /// There is no such file.
        case unknown(name: String)
        /// There is a file, and it cannot be used.
        case unusable(name: String, reason: String)
    }

    private static let nameBytesMax = 64

    private let folder: String
    private let settingsFolder: String
    private let known = Mutex<[String: TimeZoneRules]>(["UTC": .utc])

    /// - Parameters:
    ///   - folder: where the zones are.
    ///   - settingsFolder: where the machine's own zone is written.
    package init(folder: String = "/usr/share/zoneinfo", settingsFolder: String = "/etc") {
        self.folder = folder
        self.settingsFolder = settingsFolder
    }

    /// The rules of a zone by its IANA name. Reads a file at a name's first use, which blocks; `UTC` is there
    /// without a file.
    ///
    /// - Throws: ``Problem``; its description is a sentence for whoever wrote the name.
    package func rules(named name: String) throws(Problem) -> TimeZoneRules {
        guard Self.isName(name) else { throw .malformedName }
        if let rules = known.withLock({ $0[name] }) { return rules }
        let rules: TimeZoneRules
        do {
            rules = try TimeZoneRules(name: name, parsing: try bytes(of: name))
        } catch let error as TimeZoneError {
            throw .unusable(name: name, reason: error.description)
        } catch let problem as Problem {
            throw problem
        } catch {
            throw .unusable(name: name, reason: "The file cannot be read.")
        }
        known.withLock { $0[name] = rules }
        return rules
    }

    /// The zone that this machine keeps: where `/etc/localtime` points, which the C library obeys, else what
    /// `/etc/timezone` says, else `UTC`. Its rules are known afterwards. Blocks.
    package func localZoneName() -> String {
        [linkedName(), writtenName()].compactMap(\.self).first(where: isUsable) ?? "UTC"
    }

    /// Letters, digits and `_+-/`, at most 64 bytes, and no way out of the folder.
    private static func isName(_ name: String) -> Bool {
        (1...nameBytesMax).contains(name.utf8.count) && !name.hasPrefix("/") && !name.hasSuffix("/")
            && name.utf8.allSatisfy { byte in
                switch UnicodeScalar(byte) {
                case "a"..."z", "A"..."Z", "0"..."9", "_", "+", "-", "/": true
                default: false
                }
            }
    }

    private func isUsable(_ name: String) -> Bool {
        do {
            _ = try rules(named: name)
            return true
        } catch {
            return false
        }
    }

    private func bytes(of name: String) throws -> [UInt8] {
        let file = URL(filePath: folder + "/" + name).resolvingSymlinksInPath()
        guard FileManager.default.fileExists(atPath: file.path) else { throw Problem.unknown(name: name) }
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        // Reading a pipe would wait for ever, and a folder such as `Asia` is no zone.
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw Problem.unknown(name: name)
        }
        guard let size = attributes[.size] as? Int, size <= TimeZoneRules.bytesMax else {
            throw TimeZoneError.tooLong(limit: TimeZoneRules.bytesMax)
        }
        return [UInt8](try Data(contentsOf: file))
    }

    private func linkedName() -> String? {
        do {
            let target = try FileManager.default.destinationOfSymbolicLink(
                atPath: settingsFolder + "/localtime")
            return target.ranges(of: "zoneinfo/").last.map { String(target[$0.upperBound...]) }
        } catch {
            return nil
        }
    }

    /// The first line; whoever writes the file ends it with a line feed.
    private func writtenName() -> String? {
        do {
            let text = try String(contentsOf: URL(filePath: settingsFolder + "/timezone"), encoding: .utf8)
            return text.split(separator: "\n").first.map { String($0.prefix(Self.nameBytesMax + 1)) }
        } catch {
            return nil
        }
    }
}

extension TimeZoneFiles.Problem: CustomStringConvertible {
    /// A sentence for whoever wrote the name.
    package var description: String {
        switch self {
        case .malformedName: "A time zone has an IANA name such as Asia/Shanghai."
        case .unknown(let name): "This machine knows no time zone \(name); names are like Asia/Shanghai."
        case .unusable(let name, let reason): "The file of time zone \(name) cannot be used: \(reason)"
        }
    }
}
