import Messaging
import Transport

/// Hands mails to one SMTP account. `delivered` means that the server took the mail over: a bounce comes
/// later, as a mail to the sender.
struct SMTPSender: Sender {
    let settings: SMTPSettings
    let transport: CurlTransport

    /// A receiver may know a repeat by its Message-ID, but few do.
    var recognisesRepeats: Bool { false }

    func attempt(_ order: AttemptOrder) async -> AttemptResult {
        do {
            let submission = try await submission(order)
            return await send(submission)
        } catch {
            return AttemptResult(.rejected(.permanent), code: error.code, text: error.sentence)
        }
    }

    private func submission(_ order: AttemptOrder) async throws(MailProblem) -> Submission {
        let composer = settings.composer
        let (to, mail) = try await composer.compose(order)
        let addresses = [to, composer.from.address] + (composer.replyTo.map { [$0.address] } ?? [])
        return Submission(
            host: settings.host, port: settings.port, security: settings.security,
            credentials: settings.credentials, heloName: settings.heloName,
            sender: composer.from.address.text, recipients: [to.text], message: mail,
            isUTF8: addresses.contains(where: \.needsUTF8), deadline: settings.deadline,
            connectDeadline: min(settings.deadline, .seconds(30)),
            certificateAuthorities: settings.certificateAuthorities)
    }

    private func send(_ submission: Submission) async -> AttemptResult {
        do {
            let reply = try await transport.submit(submission)
            return AttemptResult(
                .delivered, code: reply.codeText, text: reply.text,
                providerMessageID: SMTPQueueID.find(in: reply.text) ?? "")
        } catch {
            return SMTPAnswers.result(of: error)
        }
    }
}
