package import Catalog
package import Ledger
package import Messaging
import Policy

/// The reception desk: turns a request into one durable ``Event/messageAccepted(_:)``, or into a refusal.
///
/// Everything that the delivery will need is decided here and frozen: identifiers, rendered content, times,
/// and on what it counts.
package struct MessageIntake: Sendable {
    private let bookkeeper: Bookkeeper
    private let admission: Admission
    private let allowances: Allowances
    private let catalog: @Sendable () -> CatalogSnapshot
    private let time: any TimeSource
    private let dice: @Sendable () -> UInt64
    private let limits: IntakeLimits

    /// A desk; `dice` gives any number, a new one at each call, and identifiers are made from it.
    package init(
        bookkeeper: Bookkeeper, admission: Admission, allowances: Allowances,
        catalog: @escaping @Sendable () -> CatalogSnapshot, time: any TimeSource,
        dice: @escaping @Sendable () -> UInt64, limits: IntakeLimits
    ) {
        self.bookkeeper = bookkeeper
        self.admission = admission
        self.allowances = allowances
        self.catalog = catalog
        self.time = time
        self.dice = dice
        self.limits = limits
    }

    /// Accepts a message of `application`: when this returns, nothing loses it.
    package func accept(
        _ request: SendRequest, of application: ApplicationID
    ) async throws(Refusal) -> Acceptance {
        let catalog = catalog()
        let draft = try draft(request, of: application, in: catalog)
        return try await record(draft, in: catalog)
    }

    /// Accepts deliveries that are sent again: their message was frozen before, and counts anew.
    package func accept(again accepted: MessageAccepted) async throws(Refusal) -> Acceptance {
        try admission.check()
        let catalog = catalog()
        let draft = Draft(
            accepted: accepted, channel: catalog.channel(accepted.message.channel), clientAddress: "",
            receivers: accepted.deliveries.map(\.recipient.address), isRepeat: true)
        return try await record(draft, in: catalog)
    }

    /// Does all that ``accept(_:of:)`` does but for counting and recording the message; for measuring what
    /// recording costs.
    package func rehearse(
        _ request: SendRequest, of application: ApplicationID
    ) throws(Refusal) -> Acceptance {
        let catalog = catalog()
        return Acceptance(try draft(request, of: application, in: catalog).accepted, failures: [])
    }

    /// Counts a message, makes it durable, and counts it back if that fails.
    private func record(_ draft: Draft, in catalog: CatalogSnapshot) async throws(Refusal) -> Acceptance {
        let grant = try allowances.take(draft.waitingOutQuietHours(in: catalog), in: catalog)
        do {
            try await bookkeeper.record([.messageAccepted(grant.accepted)])
        } catch {
            allowances.giveBack(grant)
            throw Admission.refusal(for: error)
        }
        return Acceptance(grant.accepted, failures: grant.failures)
    }

    private func draft(
        _ request: SendRequest, of application: ApplicationID, in catalog: CatalogSnapshot
    ) throws(Refusal) -> Draft {
        try admission.check()
        let check = RequestCheck(catalog: catalog, limits: limits)
        let channel = try check.channel(of: request)
        let template = try check.template(of: channel)
        let recipients = try check.recipients(of: request, on: channel)
        let attachments = try AttachmentRules(limits: limits).check(request.attachments, on: channel.medium)
        try SignatureNames(of: channel, in: catalog).check(request.signatureName)
        let values = try check.values(of: request, for: template)
        let now = time.now
        let scheduledAt = try check.schedule(request.scheduledAt, now: now)
        let message = Message(
            id: MessageID(UniqueID(at: now, dice: dice)), application: application, channel: channel.id,
            medium: channel.medium, messageClass: channel.messageClass, isBatch: request.isBatch,
            content: Content(
                subject: TemplateText(template.subject).rendered(with: values),
                body: TemplateText(template.body).rendered(with: values), format: template.format),
            template: TemplateVersion(template: template.id, code: template.code, version: template.version),
            parameters: Self.text(of: request.parameters), signatureName: request.signatureName,
            acceptedAt: now, scheduledAt: scheduledAt,
            expiresAt: (scheduledAt ?? now) + (request.timeToLive ?? channel.timeToLive),
            fingerprint: request.fingerprint, attachments: attachments, idempotency: request.idempotency)
        let deliveries = recipients.map { recipient in
            Delivery(id: DeliveryID(UniqueID(at: now, dice: dice)), recipient: recipient)
        }
        return Draft(
            accepted: MessageAccepted(message: message, deliveries: deliveries), channel: channel,
            clientAddress: request.clientAddress, receivers: request.receivers, isRepeat: false)
    }

    /// The parameters as the wire tells them: a JSON object, or `null` when the request had none.
    private static func text(of parameters: [(name: String, value: String)]?) -> String {
        guard let parameters else { return "null" }
        return JSONValue.object(JSONObject(parameters.map { ($0.name, .string($0.value)) })).text()
    }
}
