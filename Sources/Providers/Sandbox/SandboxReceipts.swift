import Messaging
import Synchronization

/// Receipts of the sandbox that are not due yet. Whoever calls ``run()`` owns the tasks that wait for them.
final class SandboxReceipts: Sendable {
    /// Receipts that may wait at once. What comes beyond is dropped, as a provider's lost receipt would be.
    static let waitingMax = 10_000

    private struct Planned: Sendable {
        let report: ReceiptReport
        let due: Timestamp
    }

    private let time: any TimeSource
    private let deliver: @Sendable (ReceiptReport) async -> Void
    private let stream: AsyncStream<Planned>
    private let continuation: AsyncStream<Planned>.Continuation
    private let waiting = Mutex(0)

    init(time: any TimeSource, deliver: @escaping @Sendable (ReceiptReport) async -> Void) {
        self.time = time
        self.deliver = deliver
        (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.waitingMax))
    }

    /// Plans a report for `due`; returns false where too many wait already.
    @discardableResult
    func plan(_ report: ReceiptReport, due: Timestamp) -> Bool {
        let isTaken = waiting.withLock { count in
            guard count < Self.waitingMax else { return false }
            count += 1
            return true
        }
        if isTaken { continuation.yield(Planned(report: report, due: due)) }
        return isTaken
    }

    /// Delivers reports when they are due, until the task is cancelled. One task calls it, once.
    func run() async {
        await withDiscardingTaskGroup { group in
            for await planned in stream {
                group.addTask {
                    await self.time.sleep(until: planned.due)
                    self.waiting.withLock { $0 -= 1 }
                    // Sleep ends early when the task is cancelled; the receipt is lost with the sandbox then.
                    if !Task.isCancelled { await self.deliver(planned.report) }
                }
            }
            group.cancelAll()
        }
    }
}
