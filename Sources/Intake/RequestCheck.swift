import Catalog
import Messaging
import Policy

/// A request held against the catalog: which channel and template it means, to whom it goes, and with what.
struct RequestCheck {
    let catalog: CatalogSnapshot
    let limits: IntakeLimits

    func channel(of request: SendRequest) throws(Refusal) -> Channel {
        let channel: Channel
        switch request.channel {
        case .id(let id):
            // The house's own channels, which have negative numbers, are not for requests.
            guard id.number > 0, let found = catalog.channel(id) else {
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

    func template(of channel: Channel) throws(Refusal) -> Template {
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

    func recipients(of request: SendRequest, on channel: Channel) throws(Refusal) -> [Recipient] {
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

    func values(of request: SendRequest, for template: Template) throws(Refusal) -> [String: String] {
        let given = Dictionary((request.parameters ?? []).map { ($0.name, $0.value) }) { _, last in last }
        let missing = template.variables.filter { given[$0] == nil }
        guard missing.isEmpty else {
            throw Refusal(
                .invalidTemplateParameters, "missing template params: [\(missing.joined(separator: " "))]",
                field: "template_params")
        }
        return given
    }

    func schedule(_ moment: Timestamp?, now: Timestamp) throws(Refusal) -> Timestamp? {
        guard let moment, moment > now else { return nil }
        guard moment <= now + limits.scheduleHorizon else {
            let days = limits.scheduleHorizon.components.seconds / 86_400
            throw Refusal(
                .invalidParameter, "A message can be scheduled at most \(days) days ahead.",
                field: "scheduled_at")
        }
        return moment
    }
}
