import Catalog
import Ledger
import Messaging

extension NoticeView {
    /// The notice as operators see it, the receiver masked.
    func line(in snapshot: CatalogSnapshot) -> JSONValue {
        [
            "event_id": .integer(id.number), "event": .string(word.rawValue), "at": .string(at.precise),
            "task_id": .string(delivery.description),
            "app": .string(snapshot.application(application)?.name ?? application.key),
            "receiver": .string(recipient.description),
            "taken_at": takenAt.map { .string($0.precise) } ?? .null,
            "tellings": .array(tellings.map { $0.line(in: snapshot) }),
        ]
    }
}

extension NoticeTelling {
    fileprivate func line(in snapshot: CatalogSnapshot) -> JSONValue {
        [
            "endpoint": .string(endpointName(in: snapshot)), "task_id": .string(delivery.description),
            "state": .string(state.name), "attempts": .integer(attempts), "code": .string(code),
            "text": .string(text), "due": state == .waiting ? .string(due.precise) : .null,
            "updated_at": .string(updatedAt.precise),
        ]
    }

    private func endpointName(in snapshot: CatalogSnapshot) -> String {
        guard case .endpoint(let number)? = SyntheticNumber(channel.number) else { return "\(channel)" }
        return snapshot.endpoint(number)?.name ?? "#\(number)"
    }
}
