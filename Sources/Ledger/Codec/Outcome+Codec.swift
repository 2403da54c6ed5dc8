import Messaging

extension Outcome {
    /// A small number that means this outcome in the journal and in the ledger, for ever:
    /// 0 delivered, 1 accepted, 2 uncertain, 10… rejected, 20… deferred.
    var code: Int {
        switch self {
        case .delivered: 0
        case .accepted: 1
        case .uncertain: 2
        case .rejected(let why): 10 + why.rawValue
        case .deferred(let why): 20 + why.rawValue
        }
    }

    /// The outcome of a ``code``; nil for a number that means none.
    init?(code: Int) {
        switch code {
        case 0: self = .delivered
        case 1: self = .accepted
        case 2: self = .uncertain
        case 10..<20:
            guard let why = Rejection(rawValue: code - 10) else { return nil }
            self = .rejected(why)
        case 20..<30:
            guard let why = Deferral(rawValue: code - 20) else { return nil }
            self = .deferred(why)
        default: return nil
        }
    }
}

extension AttemptResult {
    func encode(to writer: inout ByteWriter) {
        writer.byte(UInt8(outcome.code))
        writer.text(code)
        writer.text(text)
        writer.text(providerMessageID)
        writer.flag(retryAfter != nil)
        if let retryAfter { writer.signed(retryAfter.milliseconds) }
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        guard let outcome = Outcome(code: Int(try reader.byte())) else { throw .malformed }
        self.init(
            outcome, code: try reader.text(), text: try reader.text(), providerMessageID: try reader.text(),
            retryAfter: try reader.flag() ? .milliseconds(try reader.signed()) : nil)
    }
}

extension Disposition {
    /// A small number that means this disposition in the journal and in the ledger, for ever.
    var code: Int {
        switch self {
        case .done: 0
        case .awaitReceipt: 1
        case .retry: 2
        case .tryAnotherAccount: 3
        case .fail: 4
        case .leaveUncertain: 5
        case .ask: 6
        }
    }

    /// The disposition of a ``code`` and a ``moment``; nil where they do not fit together.
    init?(code: Int, moment: Timestamp?) {
        switch (code, moment) {
        case (0, nil): self = .done
        case (1, let moment?): self = .awaitReceipt(until: moment)
        case (2, let moment?): self = .retry(at: moment)
        case (3, let moment?): self = .tryAnotherAccount(at: moment)
        case (4, nil): self = .fail
        case (5, nil): self = .leaveUncertain
        case (6, let moment?): self = .ask(at: moment)
        default: return nil
        }
    }

    func encode(to writer: inout ByteWriter) {
        writer.byte(UInt8(code))
        writer.time(moment)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        let code = Int(try reader.byte())
        guard let disposition = Disposition(code: code, moment: try reader.optionalTime()) else {
            throw .malformed
        }
        self = disposition
    }
}
