import ArgumentParser

/// From when on a check warns.
struct StatusLimits: ParsableArguments {
    @Option(
        help: ArgumentHelp("WARNING when the oldest message is due for longer.", valueName: "seconds"))
    var warningAge = 300

    @Option(
        help: ArgumentHelp("CRITICAL when the oldest message is due for longer.", valueName: "seconds"))
    var criticalAge = 900

    @Option(help: ArgumentHelp("WARNING when more messages are due.", valueName: "count"))
    var warningWaiting = 100_000

    @Option(help: ArgumentHelp("CRITICAL when more messages are due.", valueName: "count"))
    var criticalWaiting = 1_000_000

    func validate() throws {
        guard warningAge >= 0, warningWaiting >= 0 else {
            throw ValidationError("A limit is a whole number that is not negative.")
        }
        guard warningAge <= criticalAge, warningWaiting <= criticalWaiting else {
            throw ValidationError("A limit for WARNING must not be above that for CRITICAL.")
        }
    }
}
