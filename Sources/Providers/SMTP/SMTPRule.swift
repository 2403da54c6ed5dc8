import Messaging
import Transport

/// What the place of a reply in the dialogue changes of the table: where the same code comes to another end.
struct SMTPRule: Sendable {
    /// Where it was said.
    let stages: Set<SubmissionStage>
    /// The lines of the table that mean something else there, by their codes.
    let lines: Set<String>
    /// What they mean there.
    let outcome: Outcome
    /// How long to wait at least; nil leaves it at what the table says.
    let wait: Duration?

    /// A change; `lines` are codes of ``SMTPAnswers/known``.
    init(_ stages: Set<SubmissionStage>, _ lines: Set<String>, _ outcome: Outcome, wait: Duration? = nil) {
        self.stages = stages
        self.lines = lines
        self.outcome = outcome
        self.wait = wait
    }

    /// Whether it changes what `line` of the table means at `stage`.
    func applies(to line: AnswerRule, at stage: SubmissionStage) -> Bool {
        stages.contains(stage) && lines.contains(line.code)
    }
}
