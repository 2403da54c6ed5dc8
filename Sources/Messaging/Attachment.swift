/// A file that travels with a mail.
package struct Attachment: Equatable, Sendable {
    /// 1 to 255 bytes of UTF-8, no path separators and no control characters.
    package let filename: String
    /// A media type such as `application/pdf`, possibly with parameters; no CR or LF.
    package let contentType: String
    /// The file's bytes, at least one.
    package let bytes: [UInt8]

    /// A file that has been checked at the door.
    package init(filename: String, contentType: String, bytes: [UInt8]) {
        self.filename = filename
        self.contentType = contentType
        self.bytes = bytes
    }
}
