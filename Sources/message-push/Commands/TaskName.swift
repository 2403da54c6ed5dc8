/// What a task id may look like.
enum TaskName {
    /// Letters, digits and hyphens, at most 64: every UUID, and nothing that would change a URL.
    static func isPlausible(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy {
                $0 == "-" || $0.isASCII && $0.properties.isAlphabetic || isDigit($0)
            }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }
}
