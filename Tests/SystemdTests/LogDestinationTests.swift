import Glibc
import Logging
import Testing

@testable import Systemd

@Suite struct `The log's destination` {
    private func standardError() -> String {
        var status = stat()
        // Safe: the kernel fills `status`.
        _ = unsafe fstat(STDERR_FILENO, &status)
        return "\(status.st_dev):\(status.st_ino)"
    }

    @Test func `is journald when standard error is the stream systemd names`() {
        #expect(LogDestination.detected(environment: ["JOURNAL_STREAM": standardError()]) == .journald)
    }

    @Test(arguments: [nil, "", "1:1", "8", "journal"])
    func `is the console when it is another stream`(named: String?) {
        #expect(
            LogDestination.detected(environment: named.map { ["JOURNAL_STREAM": $0] } ?? [:]) != .journald)
    }

    @Test func `has no colour when the environment says so`() {
        #expect(LogDestination.detected(environment: ["NO_COLOR": "1"]) == .console(isColoured: false))
    }

    @Test func `gives the handler that logs there`() {
        #expect(LogDestination.journald.handler(level: .info) is JournaldLogHandler)
        #expect(LogDestination.console(isColoured: true).handler(level: .info) is ConsoleLogHandler)
        #expect(LogDestination.journald.handler(level: .error).logLevel == .error)
    }
}
