import Dispatch
import Execution
import Testing

/// An actor whose jobs run on the executor that it was given.
private actor Counter {
    private let executor: QueueExecutor
    private(set) var count = 0
    private(set) var seen: [Int] = []

    init(executor: QueueExecutor) { self.executor = executor }

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        // Safe because the actor holds its executor for as long as it lives.
        unsafe executor.asUnownedSerialExecutor()
    }

    func add() {
        let before = count
        count = before + 1
    }

    func note(_ number: Int) { seen.append(number) }

    /// Blocks the thread that this runs on.
    func hold(until gate: DispatchSemaphore) { gate.wait() }
}

@Suite(.timeLimit(.minutes(5))) struct `A queue executor` {
    @Test func `runs one job of its actor at a time`() async {
        let counter = Counter(executor: QueueExecutor(label: "test"))
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<50 { group.addTask { for _ in 0..<100 { await counter.add() } } }
        }
        #expect(await counter.count == 5000)
    }

    @Test func `runs jobs in the order in which they came`() async {
        let counter = Counter(executor: QueueExecutor(label: "test"))
        for number in 0..<1000 { await counter.note(number) }
        #expect(await counter.seen == Array(0..<1000))
    }

    @Test func `may block without holding up anybody else`() async {
        let gate = DispatchSemaphore(value: 0)
        let blocked = (0..<3).map { _ in Counter(executor: QueueExecutor(label: "test")) }
        await withTaskGroup(of: Void.self) { group in
            for counter in blocked { group.addTask { await counter.hold(until: gate) } }
            let other = Counter(executor: QueueExecutor(label: "test"))
            for _ in 0..<100 { await other.add() }
            #expect(await other.count == 100)
            for _ in blocked { gate.signal() }
        }
    }
}
