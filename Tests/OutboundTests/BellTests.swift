import Testing

@testable import Outbound

@Suite(.timeLimit(.minutes(5))) struct `A bell` {
    @Test func `that rang while nobody waited lets the next wait pass, however often it rang`() async {
        let bell = Bell()
        bell.ring()
        bell.ring()
        await bell.wait()
        async let second: Void = bell.wait()
        bell.ring()
        await second
    }

    @Test func `wakes its waiter each time`() async {
        let (ping, pong) = (Bell(), Bell())
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for _ in 0..<2000 {
                    await ping.wait()
                    pong.ring()
                }
            }
            for _ in 0..<2000 {
                ping.ring()
                await pong.wait()
            }
        }
    }

    @Test func `loses no ring of many that ring at once`() async {
        let bell = Bell()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { for _ in 0..<500 { bell.ring() } } }
            await bell.wait()
        }
        bell.ring()
        await bell.wait()
    }
}
