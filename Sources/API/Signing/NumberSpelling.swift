package import Messaging

/// How a canonical form writes numbers.
package enum NumberSpelling: Equatable, Sendable {
    /// Digit for digit as in the body.
    case asSent
    /// Through a double and printed like Go and ECMAScript: `1.0` becomes `1`, 2⁵³+1 loses its last bit.
    case float64

    /// The text for `number`; one that is beyond all doubles stays as sent.
    package func text(of number: JSONNumber) -> String {
        switch self {
        case .asSent: number.text
        case .float64: number.double?.ecmaScriptText ?? number.text
        }
    }
}
