import DequeModule
import Messaging

/// Messages that are about to be attempted, so that most attempts need not ask the ledger. Bounded by bytes;
/// the oldest goes first.
struct ContentCache {
    private var messages: [MessageID: Message] = [:]
    private var order: Deque<MessageID> = []
    private var bytes = 0
    private let bytesMax: Int

    init(bytesMax: Int) { self.bytesMax = bytesMax }

    subscript(id: MessageID) -> Message? { messages[id] }

    /// Keeps a message, unless it alone is a large part of what may be kept.
    mutating func insert(_ message: Message) {
        let size = Self.size(of: message)
        guard size <= bytesMax / 8, messages[message.id] == nil else { return }
        messages[message.id] = message
        order.append(message.id)
        bytes += size
        while bytes > bytesMax { dropOldest() }
    }

    /// Drops a message that nobody needs any more.
    mutating func remove(_ id: MessageID) {
        guard let message = messages.removeValue(forKey: id) else { return }
        bytes -= Self.size(of: message)
        while let first = order.first, messages[first] == nil { order.removeFirst() }
    }

    private mutating func dropOldest() {
        guard let id = order.popFirst() else { return }
        if let message = messages.removeValue(forKey: id) { bytes -= Self.size(of: message) }
    }

    /// About what it takes in memory: its texts, and the bookkeeping of fifteen fields.
    private static func size(of message: Message) -> Int {
        let files = message.attachments.reduce(0) { $0 + $1.bytes.count }
        return 600 + message.content.body.utf8.count + message.content.subject.utf8.count
            + message.parameters.utf8.count + files
    }
}
