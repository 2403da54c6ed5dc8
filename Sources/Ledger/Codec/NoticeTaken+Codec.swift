import Messaging

extension NoticeTaken {
    func encode(to writer: inout ByteWriter) {
        writer.signed(notice.number)
        writer.time(at)
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        self.init(notice: NoticeID(try reader.signed()), at: try reader.time())
    }
}
