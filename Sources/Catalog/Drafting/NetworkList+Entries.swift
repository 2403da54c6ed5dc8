import Messaging

extension NetworkList {
    /// Its addresses and networks one by one.
    var entries: [String] { Self.entries(of: text) }

    /// What stands between commas and blanks, as the list is read.
    static func entries(of text: String) -> [String] {
        text.split(whereSeparator: { $0 == "," || $0.isWhitespace }).map(String.init)
    }
}
