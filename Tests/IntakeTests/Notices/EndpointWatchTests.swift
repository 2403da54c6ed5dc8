import Catalog
import Ledger
import Messaging
import TestSupport
import Testing

@testable import Intake

@Suite struct `An endpoint that takes nothing` {
    private let desk: TestDesk

    init() throws { desk = try TestDesk() }

    private func watch(_ house: NoticeHouse) -> EndpointWatch {
        let endpoints = house.endpoints
        return EndpointWatch(
            bookkeeper: house.bookkeeper, catalog: { endpoints.catalog },
            switchOff: { endpoint, _ throws(CatalogError) in endpoints.enable(endpoint.id, false) },
            time: desk.time, logger: .silent)
    }

    /// An end is told and the endpoint answers with `result`.
    private func tell(_ house: NoticeHouse, _ result: AttemptResult) async throws {
        try await house.attempt(try await house.accept()[0], AttemptResult(.delivered))
        let notice = try #require(try await house.told().first?.deliveries.first?.id)
        try await house.attempt(notice, result, result.outcome == .delivered ? .done : .fail)
    }

    private let gone = AttemptResult(.rejected(.permanent), code: "410")

    private func isOn(_ house: NoticeHouse) -> Bool { house.endpoints.catalog.endpoint(1)?.isEnabled == true }

    private func alerts(_ house: NoticeHouse) async throws -> [AlertView] {
        try await house.ask { tables throws(LedgerError) in try await tables.activeAlerts() }
    }

    @Test func `for a day is switched off, and the operator told`() async throws {
        try await NoticeHouse.run(desk) { house in
            let watch = watch(house)
            try await tell(house, gone)
            try await watch.look()
            #expect(isOn(house))
            desk.time.advance(to: desk.time.now + .seconds(25 * 3600))
            try await tell(house, gone)
            try await watch.look()
            #expect(!isOn(house))
            #expect(try await alerts(house).map(\.alert.key) == ["endpoint:1"])
        }
    }

    @Test func `stays on while it takes anything`() async throws {
        try await NoticeHouse.run(desk) { house in
            try await tell(house, gone)
            desk.time.advance(to: desk.time.now + .seconds(25 * 3600))
            try await tell(house, AttemptResult(.delivered))
            try await tell(house, gone)
            try await watch(house).look()
            #expect(isOn(house))
        }
    }

    @Test func `is forgiven when the operator switches it on again`() async throws {
        try await NoticeHouse.run(desk) { house in
            let watch = watch(house)
            try await tell(house, gone)
            desk.time.advance(to: desk.time.now + .seconds(25 * 3600))
            try await tell(house, gone)
            try await watch.look()
            house.endpoints.enable(1, true)
            try await watch.look()
            #expect(try await alerts(house).isEmpty)
            try await tell(house, gone)
            try await watch.look()
            #expect(isOn(house))
        }
    }
}
