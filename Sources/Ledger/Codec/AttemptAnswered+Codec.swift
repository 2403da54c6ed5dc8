import Messaging

extension AttemptAnswered {
    func encode(to writer: inout ByteWriter) {
        attempt.encode(to: &writer)
        writer.time(at)
        answer.encode(to: &writer)
        disposition.encode(to: &writer)
        writer.text(rule)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(
            attempt: try AttemptID(from: &reader), at: try reader.time(),
            answer: try InquiryAnswer(from: &reader), disposition: try Disposition(from: &reader),
            rule: try reader.text())
    }
}

extension InquiryAnswer {
    fileprivate func encode(to writer: inout ByteWriter) {
        switch self {
        case .delivered(let code, let text):
            writer.byte(0)
            writer.text(code)
            writer.text(text)
        case .failed(let code, let text):
            writer.byte(1)
            writer.text(code)
            writer.text(text)
        case .underWay(let providerMessageID):
            writer.byte(2)
            writer.text(providerMessageID)
        case .absent:
            writer.byte(3)
        case .silent(let text):
            writer.byte(4)
            writer.text(text)
        case .unlisted:
            writer.byte(5)
        }
    }

    fileprivate init(from reader: inout ByteReader) throws(CodecError) {
        self =
            switch try reader.byte() {
            case 0: .delivered(code: try reader.text(), text: try reader.text())
            case 1: .failed(code: try reader.text(), text: try reader.text())
            case 2: .underWay(providerMessageID: try reader.text())
            case 3: .absent
            case 4: .silent(text: try reader.text())
            case 5: .unlisted
            default: throw .malformed
            }
    }
}
