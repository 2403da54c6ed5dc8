/// Colours for people, or none: for files and pipes, and where `NO_COLOR` asks for none
/// (https://no-color.org).
struct Ink {
    let isColoured: Bool

    /// Writes plainly.
    static let none = Ink(isColoured: false)

    init(isColoured: Bool) {
        self.isColoured = isColoured
    }

    /// For standard output.
    init(environment: [String: String]) {
        let isForbidden = environment["NO_COLOR"]?.isEmpty == false || environment["TERM"] == "dumb"
        self.init(isColoured: StandardStream.output.isTerminal && !isForbidden)
    }

    func bold(_ text: String) -> String { wrap(text, 1) }
    func faint(_ text: String) -> String { wrap(text, 2) }
    func red(_ text: String) -> String { wrap(text, 31) }
    func green(_ text: String) -> String { wrap(text, 32) }
    func yellow(_ text: String) -> String { wrap(text, 33) }

    /// SGR codes (ECMA-48 §8.3.117).
    private func wrap(_ text: String, _ code: Int) -> String {
        isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
