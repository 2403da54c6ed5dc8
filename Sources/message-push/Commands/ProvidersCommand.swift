import ArgumentParser
import Messaging
import Providers

/// Shows which providers there are, or all about one of them.
struct ProvidersCommand: OperatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "providers",
        abstract: "Show the providers, or one provider's settings, limits and codes.",
        discussion: """
            It needs no daemon.

            Examples:
              message-push providers
              message-push providers smtp
              message-push providers smtp --json
            """)

    @Argument(help: ArgumentHelp("What accounts call the provider; tells all about it.", valueName: "code"))
    var code: String?

    @OptionGroup var answer: AnswerOptions

    var printsJSON: Bool { answer.printsJSON }

    /// Those of this release.
    static var providers: [ProviderDescription] { ProviderDirectory.descriptions }

    func run() async throws {
        let providers = Self.providers
        guard let code else {
            try answer.show(["providers": .array(providers.map(\.json))]) { ProviderList(providers).text($0) }
            return
        }
        guard let provider = providers.first(where: { $0.code == code }) else {
            let known = providers.map(\.code).sorted().joined(separator: ", ")
            throw CommandFailure(
                exitCode: .failed,
                sentence: "There is no provider \(code.withoutControls). Known are: \(known).")
        }
        try answer.show(provider.json) { ProviderReport(provider).text($0) }
    }
}
