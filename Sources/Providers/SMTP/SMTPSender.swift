import Messaging
import Transport

/// Hands mails to one SMTP account. `delivered` means that the server took the mail over: a bounce comes
/// later, as a mail to the sender.
struct SMTPSender: CheckableSender {
    let settings: SMTPSettings
    let transport: CurlTransport

    /// A receiver may know a repeat by its Message-ID, but few do.
    var recognisesRepeats: Bool { false }

    func attempt(_ order: AttemptOrder) async -> AttemptResult {
        let submission: Submission
        do {
            submission = try await self.submission(order)
        } catch {
            return settings.answers.result(of: error)
        }
        var result = await result { () async throws(TransportError) in
            try await transport.submit(submission)
        }
        if result.outcome == .delivered {
            result.providerMessageID = SMTPQueueID.find(in: result.text) ?? ""
        }
        return result
    }

    /// Connects, encrypts and logs in as an attempt would, and leaves.
    func check() async -> AttemptResult {
        await result { () async throws(TransportError) in try await transport.visit(settings.server) }
    }

    private func submission(_ order: AttemptOrder) async throws(MailProblem) -> Submission {
        let composer = settings.composer
        let (to, mail) = try await composer.compose(order)
        let addresses = [to, composer.from.address] + (composer.replyTo.map { [$0.address] } ?? [])
        return Submission(
            server: settings.server, sender: composer.from.address.text, recipients: [to.text],
            message: mail, isUTF8: addresses.contains(where: \.needsUTF8), deadline: settings.deadline)
    }

    private func result(
        _ talk: () async throws(TransportError) -> SubmissionReply
    ) async -> AttemptResult {
        do {
            let reply = try await talk()
            return AttemptResult(.delivered, code: reply.codeText, text: reply.text)
        } catch {
            return settings.answers.result(of: error)
        }
    }
}
