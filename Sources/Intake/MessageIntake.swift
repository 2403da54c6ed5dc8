package import Catalog
package import Ledger
package import Messaging
import Policy

/// The reception desk: turns a request into one durable ``Event/messageAccepted(_:)``, or into a refusal.
///
/// Everything that the delivery will need is decided here and frozen: identifiers, rendered content, times.
package struct MessageIntake: Sendable {
    private let bookkeeper: Bookkeeper
    private let admission: Admission
    private let catalog: @Sendable () -> CatalogSnapshot
    private let time: any TimeSource
    private let dice: @Sendable () -> UInt64
    private let limits: IntakeLimits

    /// A desk; `dice` gives any number, a new one at each call, and identifiers are made from it.
    package init(
        bookkeeper: Bookkeeper, admission: Admission, catalog: @escaping @Sendable () -> CatalogSnapshot,
        time: any TimeSource, dice: @escaping @Sendable () -> UInt64, limits: IntakeLimits
    ) {
        self.bookkeeper = bookkeeper
        self.admission = admission
        self.catalog = catalog
        self.time = time
        self.dice = dice
        self.limits = limits
    }

    /// Accepts a message of `application`: when this returns, nothing loses it.
    package func accept(
        _ request: SendRequest, of application: ApplicationID
    ) async throws(Refusal) -> Acceptance {
        let accepted = try prepare(request, of: application)
        do {
            try await bookkeeper.record([.messageAccepted(accepted)])
        } catch {
            throw Admission.refusal(for: error)
        }
        return acceptance(of: accepted)
    }

    /// Does all that ``accept(_:of:)`` does but for recording the message; for measuring what recording
    /// costs.
    package func rehearse(
        _ request: SendRequest, of application: ApplicationID
    ) throws(Refusal) -> Acceptance {
        acceptance(of: try prepare(request, of: application))
    }

    private func prepare(
        _ request: SendRequest, of application: ApplicationID
    ) throws(Refusal) -> MessageAccepted {
        try admission.check()
        let catalog = catalog()
        let channel = try channel(of: request, in: catalog)
        let template = try template(of: channel, in: catalog)
        let recipients = try recipients(of: request, on: channel)
        let attachments = try AttachmentRules(limits: limits).check(request.attachments, on: channel.medium)
        try SignatureNames(of: channel, in: catalog).check(request.signatureName)
        let values = try values(of: request, for: template)
        let now = time.now
        let scheduledAt = try schedule(request.scheduledAt, now: now)
        let message = Message(
            id: MessageID(UniqueID(at: now, dice: dice)), application: application, channel: channel.id,
            medium: channel.medium, messageClass: channel.messageClass, isBatch: request.isBatch,
            content: Content(
                subject: TemplateText(template.subject).rendered(with: values),
                body: TemplateText(template.body).rendered(with: values), format: template.format),
            template: TemplateVersion(template: template.id, code: template.code, version: template.version),
            parameters: Self.text(of: request.parameters), signatureName: request.signatureName,
            acceptedAt: now,
            scheduledAt: scheduledAt, expiresAt: (scheduledAt ?? now) + channel.timeToLive,
            fingerprint: request.fingerprint, attachments: attachments)
        let deliveries = recipients.map { recipient in
            Delivery(id: DeliveryID(UniqueID(at: now, dice: dice)), recipient: recipient)
        }
        return MessageAccepted(message: message, deliveries: deliveries)
    }

    // MARK: The request against the catalog

    private func channel(of request: SendRequest, in catalog: CatalogSnapshot) throws(Refusal) -> Channel {
        let channel: Channel
        switch request.channel {
        case .id(let id):
            guard let found = catalog.channel(id) else {
                throw Refusal(.channelNotFound, "There is no channel \(id).", field: "channel_id")
            }
            channel = found
        case .medium(let medium, let templateCode):
            channel = try catalog.channel(medium: medium, templateCode: templateCode)
        }
        guard channel.isEnabled else {
            throw Refusal(.channelDisabled, "Channel \(channel.id) is switched off.", field: "channel_id")
        }
        return channel
    }

    private func template(of channel: Channel, in catalog: CatalogSnapshot) throws(Refusal) -> Template {
        let readiness = catalog.readiness(of: channel)
        guard let template = catalog.template(channel.template), template.isEnabled else {
            throw Refusal(
                .templateNotFound, "The template of channel \(channel.id) is missing or switched off.")
        }
        guard readiness.state != .blocked else {
            let codes = readiness.codes.joined(separator: ", ")
            throw Refusal(
                .noAvailableChannel, "Channel \(channel.id) has no account that could send: \(codes).")
        }
        return template
    }

    private func recipients(of request: SendRequest, on channel: Channel) throws(Refusal) -> [Recipient] {
        let field = request.isBatch ? "receivers" : "receiver"
        guard !request.receivers.isEmpty else {
            throw Refusal(.missingParameter, "The request names no receiver.", field: field)
        }
        let (count, limit) = (request.receivers.count, limits.receiversPerBatchMax)
        guard count <= limit else {
            throw Refusal(
                .invalidParameter, "The request has \(count) receivers; the limit is \(limit).", field: field)
        }
        var recipients: [Recipient] = []
        recipients.reserveCapacity(request.receivers.count)
        for (index, receiver) in request.receivers.enumerated() {
            do {
                recipients.append(
                    try ReceiverRules.recipient(
                        receiver, on: channel.medium, callingCode: channel.callingCode))
            } catch {
                throw Refusal(
                    error.code, error.sentence, field: request.isBatch ? "receivers[\(index)]" : field)
            }
        }
        return recipients
    }

    private func values(of request: SendRequest, for template: Template) throws(Refusal) -> [String: String] {
        let given = Dictionary((request.parameters ?? []).map { ($0.name, $0.value) }) { _, last in last }
        let missing = template.variables.filter { given[$0] == nil }
        guard missing.isEmpty else {
            throw Refusal(
                .invalidTemplateParameters, "missing template params: [\(missing.joined(separator: " "))]",
                field: "template_params")
        }
        return given
    }

    private func schedule(_ moment: Timestamp?, now: Timestamp) throws(Refusal) -> Timestamp? {
        guard let moment, moment > now else { return nil }
        guard moment <= now + limits.scheduleHorizon else {
            let days = limits.scheduleHorizon.components.seconds / 86_400
            throw Refusal(
                .invalidParameter, "A message can be scheduled at most \(days) days ahead.",
                field: "scheduled_at")
        }
        return moment
    }

    // MARK: What is kept and told

    /// The parameters as the wire tells them: a JSON object, or `null` when the request had none.
    private static func text(of parameters: [(name: String, value: String)]?) -> String {
        guard let parameters else { return "null" }
        return JSONValue.object(JSONObject(parameters.map { ($0.name, .string($0.value)) })).text()
    }

    private func acceptance(of accepted: MessageAccepted) -> Acceptance {
        Acceptance(
            message: accepted.message.id, deliveries: accepted.deliveries.map(\.id),
            acceptedAt: accepted.message.acceptedAt)
    }
}
