import Messaging

extension MessageOrigin {
    /// A small number that means this origin in the journal and in the ledger, for ever.
    var code: Int {
        switch self {
        case .request: 0
        case .resend: 1
        case .notice: 2
        case .alert: 3
        }
    }

    /// Which end it tells of; nil for what tells of none.
    var notice: NoticeID? {
        if case .notice(let notice) = self { notice } else { nil }
    }

    /// Which trouble it tells of; nil for what tells of none.
    var alert: String? {
        if case .alert(let key) = self { key } else { nil }
    }

    /// The origin of a ``code`` and its parts; nil where they do not fit together.
    init?(code: Int, notice: NoticeID?, alert: String?) {
        switch (code, notice, alert) {
        case (0, nil, nil): self = .request
        case (1, nil, nil): self = .resend
        case (2, let notice?, nil): self = .notice(notice)
        case (3, nil, let alert?): self = .alert(key: alert)
        default: return nil
        }
    }
}
