import Dispatch
import Foundation
import Synchronization

/// The repository this test was compiled from.
struct Repository: Sendable {
    let root: URL
    let files: [SourceFile]

    /// Reads every Swift file below `Sources` and `Tests`, once for all tests.
    static let here = Result { try Repository() }

    /// A link on the way (a package that borrows this folder) is followed to the real place.
    init(testFile: String = #filePath) throws {
        var folder = URL(fileURLWithPath: testFile).resolvingSymlinksInPath().deletingLastPathComponent()
        while !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
            guard folder.path != "/" else { throw CocoaError(.fileNoSuchFile) }
            folder.deleteLastPathComponent()
        }
        root = folder
        files = try ["Sources", "Tests"].flatMap { top in
            try Self.swiftFiles(below: folder, top: top)
        }
    }

    /// Reads on all cores: this is most of the time the suite takes.
    private static func swiftFiles(below root: URL, top: String) throws -> [SourceFile] {
        let folder = root.appendingPathComponent(top)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".swift") }
        let files = Mutex<[SourceFile]>([])
        let errors = Mutex<[any Error]>([])
        DispatchQueue.concurrentPerform(iterations: paths.count) { index in
            do {
                let file = folder.appendingPathComponent(paths[index])
                let text = try String(contentsOf: file, encoding: .utf8)
                let parsed = SourceFile(path: "\(top)/\(paths[index])", text: text)
                files.withLock { $0.append(parsed) }
            } catch {
                errors.withLock { $0.append(error) }
            }
        }
        if let first = errors.withLock(\.first) { throw first }
        return files.withLock { $0 }.sorted { $0.path < $1.path }
    }

    /// The text of a file, or nothing if there is none.
    func text(_ path: String) -> String? {
        (try? Data(contentsOf: root.appendingPathComponent(path))).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What git tracks; `nil` where there is no git or no repository, as in a source package.
    func trackedPaths() -> [String]? {
        let git = Process()
        let output = Pipe()
        git.executableURL = URL(fileURLWithPath: "/usr/bin/git")
        git.arguments = ["-C", root.path, "ls-files", "-z"]
        // Other tests change the environment of the process meanwhile, and reading it then is a crash.
        git.environment = [
            "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*",
        ]
        git.standardOutput = output
        git.standardError = FileHandle.nullDevice
        guard (try? git.run()) != nil else { return nil }
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        git.waitUntilExit()
        guard git.terminationStatus == 0 else { return nil }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\0").map(String.init)
    }
}
