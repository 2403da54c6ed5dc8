import ArgumentParser
import FoundationEssentials

/// How a command finds the daemon.
struct DaemonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The daemon's control socket. Default: $\(ControlSocket.variable), else \(ControlSocket.usual).",
            valueName: "path"))
    var socket: String?

    /// Runs `work` with a client of the daemon.
    func ask<Answer>(_ work: (ControlClient) async throws -> Answer) async throws -> Answer {
        let environment = ProcessInfo.processInfo.environment
        let path = ControlSocket.path(option: socket, environment: environment)
        return try await ControlClient.withClient(socket: path, work)
    }
}
