import Catalog
import Messaging
import Synchronization
import TestSupport

@testable import Journal
@testable import Ledger

/// The journal as the world outside reads it, behind the house's back, with what follows from it.
final class History: Sendable {
    private struct State {
        var reader: JournalReader
        var events: [Event] = []
        var deliveries: [DeliveryID: DeliveryModel] = [:]
        var messages: [MessageID: [DeliveryID]] = [:]
        var house: HouseModel
    }

    private let disk: SimulatedDisk
    private let limits: JournalLimits
    private let record: OutsideRecord
    private let state: Mutex<State>

    init(disk: SimulatedDisk, limits: JournalLimits, record: OutsideRecord, catalog: CatalogSnapshot) {
        self.disk = disk
        self.limits = limits
        self.record = record
        state = Mutex(
            State(
                reader: JournalReader(disk: disk, after: .start, limits: limits),
                house: HouseModel(catalog: catalog)))
    }

    /// Everything that happened, in order.
    var events: [Event] { state.withLock(\.events) }
    /// What must be true of each delivery, in order of identifiers.
    var deliveries: [(id: DeliveryID, model: DeliveryModel)] {
        state.withLock { $0.deliveries.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
    }

    /// What must be true of money, quotas and breakers.
    var house: HouseModel { state.withLock(\.house) }

    /// What must be true of a delivery; nil if the journal never heard of it.
    func delivery(_ id: DeliveryID) -> DeliveryModel? { state.withLock { $0.deliveries[id] } }

    /// The deliveries of a message; nil if the journal never heard of it.
    func deliveries(of message: MessageID) -> [DeliveryID]? { state.withLock { $0.messages[message] } }

    /// Begins to read a journal that was opened anew and ends at `durable`.
    func reopen(durable: Position) {
        let isShort = state.withLock { $0.reader.position.rawValue > durable.offset }
        if isShort { record.violate("I1: the journal lost what had been durable") }
        read(through: durable)
        state.withLock { state in
            for id in state.deliveries.keys { state.deliveries[id]?.restart() }
            let deliveries = state.deliveries
            state.house.restart { deliveries[$0.delivery]?.open == $0.number }
        }
    }

    /// Reads a segment that is about to be removed.
    func rescue(_ name: String) {
        guard let first = SegmentName.first(in: name) else { return }
        let firsts = (try? disk.names().compactMap { SegmentName.first(in: $0) }) ?? []
        if let end = firsts.filter({ $0 > first }).min() { read(through: Position(offset: end.rawValue)) }
    }

    /// Reads what became durable up to `end`.
    func read(through end: Position) {
        state.withLock { state in
            do {
                for item in try records(upTo: JournalPosition(rawValue: end.offset), &state.reader) {
                    for event in try EventCodec.decode(item.payload) { apply(event, to: &state) }
                }
            } catch {
                record.violate("I1: the journal cannot be read: \(error)")
            }
        }
    }

    /// A segment may go while a life begins, and the file that the last life had open died with it; so what
    /// cannot be read is opened anew once.
    private func records(
        upTo end: JournalPosition, _ reader: inout JournalReader
    ) throws(JournalError) -> [JournalRecord] {
        do {
            return try reader.next(upTo: end, bytesMax: .max)
        } catch {
            reader = JournalReader(disk: disk, after: reader.position, limits: limits)
            return try reader.next(upTo: end, bytesMax: .max)
        }
    }

    private func apply(_ event: Event, to state: inout State) {
        record.note("durable: \(event.summary)")
        state.events.append(event)
        let before = event.delivery.flatMap { state.deliveries[$0] }
        if let trouble = state.house.apply(event, of: before) { record.violate("I7: \(trouble)") }
        if case .messageAccepted(let accepted) = event {
            if state.messages[accepted.message.id] != nil {
                record.violate("I1: a message was accepted twice")
            }
            state.messages[accepted.message.id] = accepted.deliveries.map(\.id)
            for delivery in accepted.deliveries {
                state.deliveries[delivery.id] = DeliveryModel(delivery, of: accepted.message)
            }
            return
        }
        guard let id = event.delivery else { return }
        guard let trouble = state.deliveries[id]?.apply(event) else {
            if state.deliveries[id] == nil { record.violate("an event of an unknown delivery") }
            return
        }
        record.violate("\(trouble) (\(id.short))")
    }
}
