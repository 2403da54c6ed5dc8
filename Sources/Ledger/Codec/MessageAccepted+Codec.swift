import Messaging

extension MessageAccepted {
    func encode(to writer: inout ByteWriter) {
        message.encode(to: &writer)
        writer.count(deliveries.count)
        for delivery in deliveries {
            writer.id(delivery.id.id)
            writer.text(delivery.recipient.address)
            writer.presence(delivery.notBefore != nil, delivery.resentFrom != nil)
            if let notBefore = delivery.notBefore { writer.time(notBefore) }
            if let resentFrom = delivery.resentFrom { writer.id(resentFrom.id) }
        }
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        let message = try Message(from: &reader)
        var deliveries: [Delivery] = []
        for _ in 0..<(try reader.count()) {
            let id = DeliveryID(try reader.id())
            let recipient = Recipient(try reader.text())
            var presence = try reader.presence(2)
            deliveries.append(
                Delivery(
                    id: id, recipient: recipient, notBefore: presence.next() ? try reader.time() : nil,
                    resentFrom: presence.next() ? DeliveryID(try reader.id()) : nil))
        }
        self.init(message: message, deliveries: deliveries)
    }
}

extension Message {
    fileprivate func encode(to writer: inout ByteWriter) {
        writer.id(id.id)
        writer.text(application.key)
        writer.signed(channel.number)
        writer.text(medium.rawValue)
        writer.text(messageClass.rawValue)
        writer.flag(isBatch)
        writer.text(content.subject)
        writer.text(content.body)
        writer.text(content.format.rawValue)
        writer.signed(template.template.number)
        writer.text(template.code)
        writer.count(template.version)
        writer.text(parameters)
        writer.text(signatureName)
        writer.time(acceptedAt)
        writer.time(scheduledAt)
        writer.time(expiresAt)
        writer.unsigned(fingerprint)
        writer.count(attachments.count)
        for attachment in attachments {
            writer.text(attachment.filename)
            writer.text(attachment.contentType)
            writer.blob(attachment.bytes)
        }
        encodeTerms(to: &writer)
    }

    /// What few messages have: one byte where there is nothing of it.
    private func encodeTerms(to writer: inout ByteWriter) {
        writer.presence(
            wantsNotices, quotaDay != nil, idempotency != nil, guarding != nil, refusedCount > 0,
            origin != .request)
        if let quotaDay { writer.signed(Int64(quotaDay.number)) }
        if let idempotency {
            writer.text(idempotency.key)
            writer.unsigned(idempotency.digest)
        }
        if let guarding {
            writer.unsigned(guarding.contentDigest)
            writer.text(guarding.clientAddress)
            writer.time(guarding.until)
        }
        if refusedCount > 0 { writer.count(refusedCount) }
        guard origin != .request else { return }
        writer.byte(UInt8(origin.code))
        switch origin {
        case .request, .resend: break
        case .notice(let notice): writer.signed(notice.number)
        case .alert(let key): writer.text(key)
        }
    }

    private mutating func decodeTerms(from reader: inout ByteReader) throws(CodecError) {
        var presence = try reader.presence(6)
        wantsNotices = presence.next()
        quotaDay = presence.next() ? try CivilDay(from: &reader) : nil
        idempotency =
            presence.next() ? Idempotency(key: try reader.text(), digest: try reader.unsigned()) : nil
        guarding =
            presence.next()
            ? Guarding(
                contentDigest: try reader.unsigned(), clientAddress: try reader.text(),
                until: try reader.time()) : nil
        refusedCount = presence.next() ? try reader.number() : 0
        guard presence.next() else { return }
        switch try reader.byte() {
        case 1: origin = .resend
        case 2: origin = .notice(NoticeID(try reader.signed()))
        case 3: origin = .alert(key: try reader.text())
        default: throw .malformed
        }
    }

    fileprivate init(from reader: inout ByteReader) throws(CodecError) {
        let id = MessageID(try reader.id())
        let application = ApplicationID(try reader.text())
        let channel = ChannelID(try reader.signed())
        let medium = try reader.word(Medium.self)
        let messageClass = try reader.word(MessageClass.self)
        let isBatch = try reader.flag()
        let content = Content(
            subject: try reader.text(), body: try reader.text(), format: try reader.word(Content.Format.self))
        let template = TemplateVersion(
            template: TemplateID(try reader.signed()), code: try reader.text(), version: try reader.number())
        let parameters = try reader.text()
        let signatureName = try reader.text()
        let acceptedAt = try reader.time()
        let scheduledAt = try reader.optionalTime()
        let expiresAt = try reader.time()
        let fingerprint = try reader.unsigned()
        var attachments: [Attachment] = []
        for _ in 0..<(try reader.count()) {
            attachments.append(
                Attachment(
                    filename: try reader.text(), contentType: try reader.text(), bytes: try reader.blob()))
        }
        self.init(
            id: id, application: application, channel: channel, medium: medium, messageClass: messageClass,
            isBatch: isBatch, content: content, template: template, parameters: parameters,
            signatureName: signatureName, acceptedAt: acceptedAt, scheduledAt: scheduledAt,
            expiresAt: expiresAt, fingerprint: fingerprint, attachments: attachments)
        try decodeTerms(from: &reader)
    }
}
