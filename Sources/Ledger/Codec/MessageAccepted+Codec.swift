import Messaging

extension MessageAccepted {
    func encode(to writer: inout ByteWriter) {
        message.encode(to: &writer)
        writer.count(deliveries.count)
        for delivery in deliveries {
            writer.id(delivery.id.id)
            writer.text(delivery.recipient.address)
        }
    }

    init(from reader: inout ByteReader) throws(CodecError) {
        let message = try Message(from: &reader)
        var deliveries: [Delivery] = []
        for _ in 0..<(try reader.count()) {
            let id = DeliveryID(try reader.id())
            deliveries.append(Delivery(id: id, recipient: Recipient(try reader.text())))
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
    }
}
