import Catalog
import Ledger
import Messaging

@testable import Chronicle

/// Events of deliveries that are told apart by a number.
enum Scenes {
    static let start = Timestamp(seconds: 1_800_000_000)
    static let line = Line(lane: .normal, application: ApplicationID("key"), channel: ChannelID(4))
    static let catalog = CatalogSnapshot(
        applications: [
            Application(
                id: ApplicationID("key"), name: "shop", secret: [], isEnabled: true, dailyQuota: 0,
                rateLimit: 0,
                acceptsDocumentedSignature: false)
        ])

    static func id(_ number: Int) -> DeliveryID { DeliveryID(UniqueID(high: UInt64(number), low: 1)) }

    static func event(
        _ what: LifeEvent.What, of number: Int = 1, at second: Int = 0,
        to receiver: String = "+8613800138000",
        state: DeliveryState = .inFlight, attempt: Int? = 1, account: Int64? = 7
    ) -> LifeEvent {
        LifeEvent(
            what, at: start + .seconds(second), delivery: id(number), batch: nil, line: line,
            recipient: Recipient(receiver), state: state, attempt: attempt,
            account: account.map { AccountID($0) })
    }

    static func accepted(_ number: Int = 1) -> LifeEvent {
        event(.accepted(receivers: 1, due: nil), of: number, state: .waiting, attempt: nil, account: nil)
    }

    static func finished(
        _ outcome: Outcome, _ disposition: Disposition, text: String = "", state: DeliveryState = .inFlight
    ) -> LifeEvent {
        event(
            .attemptFinished(
                AttemptFinished(
                    attempt: AttemptID(delivery: id(1), number: 1), account: AccountID(7), at: start,
                    result: AttemptResult(outcome, code: "c", text: text), disposition: disposition,
                    rule: "no money"),
                took: .milliseconds(412)),
            state: state)
    }

    static func ended(_ state: DeliveryState, of number: Int = 1) -> LifeEvent {
        event(.ended(code: "", text: ""), of: number, state: state)
    }
}
