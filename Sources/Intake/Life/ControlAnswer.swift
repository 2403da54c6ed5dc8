/// What became of a wish about one delivery.
package enum ControlAnswer: String, CaseIterable, Sendable {
    /// It is as it was wanted.
    case done
    /// An attempt is under way and is not called back; the wish counts if that fails.
    case noted
    /// It was so before.
    case alreadySo = "already_so"
    /// An attempt is under way, and nothing was noted.
    case underWay = "under_way"
    /// A provider has it, and it cannot be called back.
    case withProvider = "with_provider"
    /// It waits until it is released.
    case held
    /// Nothing more is going to be done about it.
    case over

    /// Whether the wish is or may yet be fulfilled.
    package var isGranted: Bool {
        switch self {
        case .done, .noted, .alreadySo: true
        case .underWay, .withProvider, .held, .over: false
        }
    }
}
