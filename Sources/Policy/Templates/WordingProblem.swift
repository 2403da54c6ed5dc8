/// Why a message cannot be said through a binding.
package enum WordingProblem: Error, Equatable, Sendable {
    /// The request named a signature that the binding has no word for.
    case unknownSignature(String)
    /// The message's parameters are not the JSON that was accepted.
    case unreadableParameters
}

extension WordingProblem: CustomStringConvertible {
    /// A sentence for the attempt's result.
    package var description: String {
        switch self {
        case .unknownSignature(let name):
            "The binding has no signature for “\(name)”; add it to the binding's signatures."
        case .unreadableParameters:
            "The message's parameters cannot be read."
        }
    }
}
