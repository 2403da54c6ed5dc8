import Synchronization

/// What was said, in order.
final class Recorder<Word: Sendable>: Sendable {
    private let words = Mutex<[Word]>([])

    var all: [Word] { words.withLock { $0 } }

    func record(_ word: Word) {
        words.withLock { $0.append(word) }
    }
}
