import Messaging

/// The providers at a glance.
struct ProviderList {
    private let providers: [ProviderDescription]

    init(_ providers: [ProviderDescription]) {
        self.providers = providers
    }

    /// A line for each.
    func text(_ ink: Ink) -> String {
        var table = TextTable([
            .init(heading: "CODE"), .init(heading: "NAME"), .init(heading: "CARRIES"),
            .init(heading: "PER CALL", isNumber: true), .init(heading: "RECEIPTS"), .init(heading: "CALLS"),
        ])
        for provider in providers {
            table.add([
                provider.code, "\(provider.nameEnglish) \(provider.nameChinese)",
                provider.media.map(\.rawValue).sorted().joined(separator: ", "),
                "\(provider.capabilities.recipientsPerCall)",
                provider.receiptWays.isEmpty ? "-" : provider.receiptWays.joined(separator: ", "),
                provider.pacing.calls.map(\.words) ?? provider.pacing.recipients.map {
                    "\($0.words), by recipient"
                } ?? "-",
            ])
        }
        return table.text(ink)
    }
}
