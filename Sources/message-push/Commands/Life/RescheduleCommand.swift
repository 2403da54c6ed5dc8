import ArgumentParser
import Messaging

/// Gives messages that wait another time.
struct RescheduleCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "reschedule",
        abstract: "Send messages at another time.",
        discussion: """
            A time that has passed means at once. A message may be late as long after its new time as it \
            might have been after the old one. A held one stays held.

            Examples:
              message-push reschedule --at 2027-01-01T08:00:00Z 0f0c7e0a-94a1-4c55-8f8b-0a4c0f4a9d11
              message-push reschedule --at 2027-01-01T08:00:00Z --batch 01936d2e-7b1a-7cc3-98c4-dc0c0c07398f
            """)

    @Option(help: ArgumentHelp("When to send them, as in 2027-01-01T08:00:00Z.", valueName: "time"))
    var at: ScheduledMoment

    @OptionGroup var options: DeedOptions

    var printsJSON: Bool { options.answer.printsJSON }

    func run() async throws {
        try await options.perform(
            Deed(
                word: "reschedule", participle: "rescheduled",
                body: ["scheduled_at": .string(at.text)]))
    }
}
