import Messaging
import Testing

@testable import message_push

@Suite struct `The daemon's health` {
    private func progress(
        writing isWriting: Bool = false, durable: UInt64, applied: UInt64
    ) -> Health.Progress {
        Health.Progress(
            isWriting: isWriting, durable: Position(offset: durable), applied: Position(offset: applied))
    }

    @Test func `is good while there is nothing to do`() {
        let idle = progress(durable: 100, applied: 100)
        #expect(idle.hasMoved(since: idle))
    }

    @Test func `is good while what is written becomes durable`() {
        let earlier = progress(writing: true, durable: 100, applied: 100)
        #expect(progress(writing: true, durable: 200, applied: 200).hasMoved(since: earlier))
        #expect(progress(writing: false, durable: 100, applied: 100).hasMoved(since: earlier))
    }

    @Test func `is bad when somebody waits for the journal and nothing becomes durable`() {
        let earlier = progress(writing: true, durable: 100, applied: 100)
        #expect(!progress(writing: true, durable: 100, applied: 100).hasMoved(since: earlier))
    }

    @Test func `is bad when the tables stay behind where they were`() {
        let earlier = progress(durable: 200, applied: 100)
        #expect(!progress(durable: 200, applied: 100).hasMoved(since: earlier))
        #expect(!progress(durable: 300, applied: 100).hasMoved(since: earlier))
        #expect(progress(durable: 300, applied: 150).hasMoved(since: earlier))
    }

    @Test func `is good while the disk is full, since a restart makes no room`() {
        let earlier = progress(durable: 200, applied: 100)
        var full = progress(durable: 200, applied: 100)
        full.isWaitingForRoom = true
        #expect(full.hasMoved(since: earlier))
    }

    @Test func `does not suffer from what came in just before the look`() {
        let earlier = progress(durable: 100, applied: 100)
        #expect(progress(durable: 200, applied: 100).hasMoved(since: earlier))
    }
}

@Suite struct `The line of the queue` {
    @Test func `tells what is due, what is under way and how fast it goes`() {
        var sight = QueueCondition.Sight(due: 1204, inFlight: 8, age: .milliseconds(12_900))
        #expect(
            sight.line(perSecond: 210.26)
                == "1204 due, the oldest for 12 s; 8 under way; 210.3 sent a second")
        sight.resting = ["aliyun", "box"]
        #expect(sight.line(perSecond: 0).hasSuffix("0.0 sent a second; resting after failures: aliyun, box"))
    }

    @Test func `says nothing of an age below a second`() {
        let sight = QueueCondition.Sight(due: 1, age: .milliseconds(900))
        #expect(sight.line(perSecond: 1) == "1 due; 0 under way; 1.0 sent a second")
    }

    @Test func `does not count on where the number says enough`() {
        let sight = QueueCondition.Sight(due: QueueCondition.countMax)
        #expect(sight.line(perSecond: 0).hasPrefix("10000 due or more; "))
    }
}

@Suite struct `A reload` {
    @Test func `names what holds from the next start, but not the level of the log`() {
        let started = SettingsReading(path: nil, environment: [:])
        let reading = SettingsReading(
            path: nil,
            environment: ["MESSAGE_PUSH_LOG_LEVEL": "debug", "MESSAGE_PUSH_CONNECTIONS_MAX": "17"])
        #expect(Reload.waitingForStart(from: started, to: reading) == ["connections_max"])
        #expect(Reload.waitingForStart(from: started, to: started).isEmpty)
    }
}
