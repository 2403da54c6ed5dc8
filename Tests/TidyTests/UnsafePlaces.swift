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
        Place(folder: "Sources/Cryptography/", reason: "libcrypto reads and writes buffers"),
        Place(folder: "Sources/Journal/", word: "FileDisk", reason: "read, write and open of files"),
        Place(folder: "Sources/", word: "Executor", reason: "an actor's own executor is passed unowned"),
        Place(folder: "Sources/API/", word: "Listener", reason: "socket options of inherited sockets"),
        Place(folder: "Sources/API/", word: "Socket", reason: "socket options of inherited sockets"),
        Place(folder: "Sources/message-push/", word: "Signal", reason: "signal sets of the C library"),
        Place(folder: "Sources/message-push/", word: "Descriptor", reason: "limits and descriptors"),
    ]

    static func allow(_ file: SourceFile) -> Bool {
        all.contains { place in
            file.path.hasPrefix(place.folder) && (place.word.isEmpty || file.stem.contains(place.word))
        }
    }
}
