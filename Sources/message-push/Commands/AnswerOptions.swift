import ArgumentParser
import FoundationEssentials
import Messaging

/// How a command answers.
struct AnswerOptions: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Answer in JSON, for programs.")
    var printsJSON = false

    /// Prints `data` as it is, or what `render` makes of it for people.
    func show(_ data: JSONValue, render: (Ink) -> String) throws(CommandFailure) {
        if printsJSON {
            try StandardStream.output.write(data.text(.pretty))
        } else {
            try StandardStream.output.write(render(Ink(environment: ProcessInfo.processInfo.environment)))
        }
    }
}
