import Messaging

extension DeliveryControlled.Control {
    /// A small number that means this control in the journal and in the ledger, for ever.
    var code: Int {
        switch self {
        case .cancel: 0
        case .hold: 1
        case .release: 2
        case .reschedule: 3
        }
    }

    /// The moments that it names.
    var moments: (due: Timestamp?, expiresAt: Timestamp?) {
        switch self {
        case .cancel, .hold: (nil, nil)
        case .release(let due): (due, nil)
        case .reschedule(let due, let expiresAt): (due, expiresAt)
        }
    }

    /// The control of a ``code`` and its ``moments``; nil where they do not fit together.
    init?(code: Int, due: Timestamp?, expiresAt: Timestamp?) {
        switch (code, due, expiresAt) {
        case (0, nil, nil): self = .cancel
        case (1, nil, nil): self = .hold
        case (2, let due?, nil): self = .release(due: due)
        case (3, let due?, let expiresAt?): self = .reschedule(due: due, expiresAt: expiresAt)
        default: return nil
        }
    }
}
