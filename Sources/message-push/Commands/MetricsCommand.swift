import ArgumentParser

/// Prints the daemon's numbers, as Prometheus reads them.
struct MetricsCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics",
        abstract: "Print the daemon's metrics in Prometheus' text format.",
        discussion: """
            The same as GET /metrics, which the daemon serves on its control socket, and on the addresses of
            metrics_listen.

            Examples:
              message-push metrics
              message-push metrics | grep ^message_push_queue
              message-push metrics > /var/lib/prometheus/node-exporter/message-push.prom
            """)

    @OptionGroup var daemon: DaemonOptions

    /// The format is for programs already; failures are told in a sentence.
    var printsJSON: Bool { false }

    func run() async throws {
        let page = try await daemon.ask { try await $0.bytes("metrics") }
        try StandardStream.output.write(String(decoding: page, as: UTF8.self))
    }
}
