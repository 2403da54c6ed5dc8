import HTTPTypes
package import Hummingbird
package import Messaging
import NIOCore

extension Request {
    /// Refuses a body that is announced as larger than `most` bytes; cheap, before anything else is done.
    package func checkAnnouncedBody(most: Int) throws(Refusal) {
        guard let text = headers[.contentLength] else { return }
        guard let length = Int(text), length >= 0 else {
            throw Refusal(.httpBadRequest, "The content length is not a number.")
        }
        guard length <= most else { throw Self.tooLarge }
    }

    /// The whole body, at most `most` bytes.
    ///
    /// - Throws: ``Refusal`` with code 413; whatever the connection throws when the peer goes away.
    package func bodyBytes(most: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await part in body {
            guard bytes.count + part.readableBytes <= most else { throw Self.tooLarge }
            bytes.append(contentsOf: part.readableBytesView)
        }
        return bytes
    }

    private static let tooLarge = Refusal(.httpTooLarge, "request body exceeds email attachment limit")
}
