import ArgumentParser

/// A subcommand of ours, as opposed to the help that ArgumentParser brings.
protocol OperatorCommand: AsyncParsableCommand {
    /// Whether answers and failures are for programs.
    var printsJSON: Bool { get }
}
