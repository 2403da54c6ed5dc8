import Messaging
import Testing

@testable import Intake

@Suite struct `The progress of a batch` {
    @Test(
        arguments: [
            ([.waiting: 1, .delivered: 9], 0, .processing), ([.held: 1, .waiting: 1], 0, .processing),
            ([.held: 1, .inFlight: 1], 0, .paused), ([.held: 2, .delivered: 8], 0, .paused),
            ([.awaitingReceipt: 1], 0, .processing), ([.delivered: 1, .failed: 9], 0, .completed),
            ([.unconfirmed: 1], 0, .completed), ([.cancelled: 3], 0, .cancelled),
            ([.cancelled: 3, .delivered: 1], 0, .completed), ([.cancelled: 3, .failed: 1], 0, .failed),
            ([.failed: 1, .expired: 1, .uncertain: 1], 0, .failed), ([.cancelled: 3], 1, .failed),
            ([.failed: 0, .cancelled: 1], 0, .cancelled),
        ] as [([DeliveryState: Int], Int, BatchStatus)])
    func `has a word for every state of affairs`(
        counts: [DeliveryState: Int], refused: Int, status: BatchStatus
    ) {
        let progress = BatchProgress(counts: counts, refused: refused)
        #expect(progress.status == status)
        #expect(progress.succeeded + progress.failed + progress.pending == progress.total)
    }

    @Test func `counts who was refused at once among those who got nothing`() {
        let progress = BatchProgress(counts: [.delivered: 3, .expired: 2, .held: 1], refused: 4)
        #expect(progress.total == 10 && progress.succeeded == 3 && progress.failed == 6)
        #expect(progress.pending == 1)
    }

    @Test func `calls states by one word each`() {
        #expect(Set(DeliveryState.allCases.map(\.word)).count == DeliveryState.allCases.count)
        for state in DeliveryState.allCases {
            #expect(!state.word.contains(" "))
            #expect(DeliveryState(word: state.word) == state && DeliveryState(word: state.name) == state)
        }
        #expect(DeliveryState(word: "gone") == nil)
    }
}
