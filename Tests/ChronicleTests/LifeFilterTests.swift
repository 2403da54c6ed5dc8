import Ledger
import Messaging
import Testing

@testable import Chronicle

@Suite struct `What somebody wants to see` {
    private let event = Scenes.finished(.rejected(.permanent), .fail, state: .failed)

    private func matches(_ set: (inout LifeFilter) -> Void) -> Bool {
        var filter = LifeFilter()
        set(&filter)
        return filter.matches(event)
    }

    @Test func `is everything where nothing is said`() {
        #expect(LifeFilter().matches(event))
    }

    @Test func `is what all its parts hold for`() {
        #expect(matches { $0.delivery = Scenes.id(1) })
        #expect(!matches { $0.delivery = Scenes.id(2) })
        #expect(matches { $0.application = ApplicationID("key") })
        #expect(!matches { $0.application = ApplicationID("other") })
        #expect(matches { $0.channel = ChannelID(4) })
        #expect(!matches { $0.channel = ChannelID(5) })
        #expect(matches { $0.account = AccountID(7) })
        #expect(!matches { $0.account = AccountID(8) })
        #expect(matches { $0.states = [.failed, .expired] })
        #expect(!matches { $0.states = [.delivered] })
        #expect(matches { $0.receiverEnding = "8000" })
        #expect(!matches { $0.receiverEnding = "8001" })
        #expect(matches { $0.since = Scenes.start })
        #expect(!matches { $0.since = Scenes.start + .seconds(1) })
        #expect(!matches { ($0.account, $0.receiverEnding) = (AccountID(7), "8001") })
    }

    @Test func `is an outcome by its whole name or by what stands before the slash`() {
        for name in ["rejected", "rejected/permanent"] { #expect(matches { $0.outcome = name }) }
        for name in ["reject", "rejected/misconfigured", "deferred"] {
            #expect(!matches { $0.outcome = name })
        }
    }

    @Test(arguments: [
        (Scenes.accepted(), false), (Scenes.event(.attemptBegan(insteadOf: AccountID(8))), false),
        (Scenes.finished(.delivered, .done), false), (Scenes.finished(.accepted, .done), false),
        (Scenes.finished(.deferred(.transient), .retry(at: Scenes.start)), true),
        (Scenes.finished(.uncertain, .leaveUncertain), true),
        (Scenes.ended(.delivered), false), (Scenes.ended(.unconfirmed), false),
        (Scenes.ended(.cancelled), false), (Scenes.ended(.failed), true), (Scenes.ended(.expired), true),
        (Scenes.ended(.uncertain), true),
    ])
    func `counts as a failure what went wrong`(event: LifeEvent, isFailure: Bool) {
        #expect(event.isFailure == isFailure)
    }
}
