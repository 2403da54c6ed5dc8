import Archive
import Messaging

extension Refusal {
    /// What an operator is told whose backup cannot be made, or whose queue not be held.
    init(_ error: ArchiveError) {
        let code: Refusal.Code =
            switch error.kind {
            case .busy, .noRoom, .occupied, .inUse: .conflict
            case .notFound: .httpNotFound
            case .damaged, .notPermitted, .trouble: .internalError
            }
        self.init(code, error.description)
    }
}
