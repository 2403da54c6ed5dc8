/// Where the word `unsafe` may stand, and why there.
enum UnsafePlaces {
    private struct Place {
        let folder: String
        /// A word in the file's name; empty for every file of the folder.
        var word = ""
        let reason: String
    }

    private static let all = [
        Place(folder: "Sources/Transport/Curl/", reason: "libcurl's handles and callbacks"),
        Place(folder: "Sources/Systemd/", reason: "libsystemd's strings and the C library's lookups"),
        Place(folder: "Sources/Cryptography/", reason: "libcrypto and libcrypt read and write buffers"),
        Place(folder: "Sources/Journal/", word: "FileDisk", reason: "read, write and open of files"),
        Place(folder: "Sources/Archive/", word: "Archive", reason: "read, rename and owners of files"),
        Place(folder: "Sources/", word: "Executor", reason: "an actor's own executor is passed unowned"),
        Place(folder: "Sources/Web/", word: "HTTPListener", reason: "the rights of a socket's file"),
        Place(folder: "Sources/Web/", word: "WallClock", reason: "the system's clock"),
        Place(folder: "Sources/message-push/", word: "FreeSpace", reason: "statvfs fills a structure"),
        Place(folder: "Sources/message-push/", word: "FileRights", reason: "stat fills a structure"),
        Place(folder: "Sources/message-push/", word: "HostLookup", reason: "the resolver's list"),
        Place(folder: "Sources/message-push/", word: "Descriptor", reason: "limits and descriptors"),
    ]

    static func allow(_ file: SourceFile) -> Bool {
        all.contains { place in
            file.path.hasPrefix(place.folder) && (place.word.isEmpty || file.stem.contains(place.word))
        }
    }
}
