import Messaging
import Testing

@testable import message_push

@Suite struct `The report of a batch` {
    @Test func `says how far it has come and where the rest stands`() {
        let batch: JSONValue = [
            "batch_id": "b", "app": "shop", "channel": "news", "status": "processing", "total": 5003,
            "succeeded": 3188, "failed": 15, "pending": 1800, "refused": 3,
            "states": ["waiting": 1790, "in_flight": 10, "delivered": 3188, "failed": 12],
            "accepted_at": "2026-11-23T12:00:00Z",
        ]
        let now = Timestamp(rfc3339: "2026-11-23T12:05:00Z")!
        #expect(
            BatchReport(batch, now: now).text(.none) == """
                Batch b: processing
                  of shop over news, accepted 5 min ago
                  3,203 of 5,003 over (64 %), 15 failed
                  waiting 1,790
                  in flight 10
                  delivered 3,188
                  failed 12
                  refused when it came in 3

                """)
    }

    @Test func `passes only when every receiver was reached`() throws {
        try BatchWatch.judge(["status": "completed", "failed": 0])
        for wrong in [
            ["status": "completed", "failed": 1], ["status": "paused", "failed": 0],
        ] as [JSONValue] {
            #expect(throws: CommandFailure.self) { try BatchWatch.judge(wrong) }
        }
    }
}
