import Messaging

/// Makes the mail of an order. The same order always gives the same bytes.
struct MailComposer: Sendable {
    let from: Mailbox
    let replyTo: Mailbox?
    /// Where a reader of a campaign leaves the list; goes into mails of the class `marketing` only.
    let unsubscribing: Unsubscribing?

    /// The mail for the one recipient, whose address is the envelope's as well.
    ///
    /// Runs off the caller's actor, because encoding ten megabytes of attachments takes a while.
    ///
    /// - Throws: ``MailProblem`` if the subject would break the header, or the address is none.
    @concurrent func compose(
        _ order: AttemptOrder
    ) async throws(MailProblem) -> (to: MailAddress, mail: [UInt8]) {
        guard !subject(order).breaksHeaders else {
            throw MailProblem(
                code: "header_injection",
                sentence: "The subject has a line break or a NUL, which would forge a header.")
        }
        let to: MailAddress
        do {
            to = try MailAddress(order.recipient.address)
        } catch {
            throw MailProblem(code: "invalid_address", sentence: error.sentence)
        }
        return (to, MIMEMessage(headers: headers(order, to: to), part: part(order)).bytes)
    }

    private func headers(_ order: AttemptOrder, to: MailAddress) -> [MailHeader] {
        var headers = [
            MailHeader("Date", HTTPDate.mailDate(order.at)),
            MailHeader("From", from.headerText(column: 6)),
            MailHeader("To", to.text),
        ]
        if let replyTo { headers.append(MailHeader("Reply-To", replyTo.headerText(column: 10))) }
        let subject = subject(order)
        if !subject.isEmpty { headers.append(MailHeader("Subject", text: subject)) }
        // From the delivery and not the attempt: whoever gets a repeat can tell that it is one.
        let messageID = "<\(order.attempt.delivery)@\(from.address.domain)>"
        headers.append(MailHeader("Message-ID", messageID))
        headers.append(MailHeader("Auto-Submitted", "auto-generated"))
        if let unsubscribing, order.message.messageClass == .marketing {
            headers += unsubscribing.headers(for: to)
        }
        return headers
    }

    /// The message's own; without one the account's signature, which is the subject in the original.
    private func subject(_ order: AttemptOrder) -> String {
        let subject = order.message.content.subject
        return subject.isEmpty ? order.wording.signature : subject
    }

    private func part(_ order: AttemptOrder) -> MIMEPart {
        let content = order.message.content
        let delivery = order.attempt.delivery
        let text: MIMEPart =
            switch content.format {
            case .text, .markdown: .text(subtype: "plain", content.body)
            case .html:
                .multipart(
                    subtype: "alternative", boundary: "=_alternative_\(delivery)",
                    [
                        .text(subtype: "plain", PlainText.derived(fromHTML: content.body)),
                        .text(subtype: "html", content.body),
                    ])
            }
        guard !order.message.attachments.isEmpty else { return text }
        return .multipart(
            subtype: "mixed", boundary: "=_mixed_\(delivery)",
            [text] + order.message.attachments.map { .file($0) })
    }
}
