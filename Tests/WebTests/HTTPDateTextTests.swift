import Messaging
import Testing

@testable import Web

@Suite struct `The Date header` {
    /// The first is the example of RFC 9110 §5.6.7; the others were made with Python's `formatdate`.
    @Test(arguments: [
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (1_795_440_624, "Mon, 23 Nov 2026 13:30:24 GMT"),
    ])
    func `is an IMF-fixdate`(seconds: Int64, text: String) {
        #expect(HTTPDateText.text(of: Timestamp(seconds: seconds)) == text)
    }
}
