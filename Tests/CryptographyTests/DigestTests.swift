import Cryptography
import Testing

@Suite struct `A digest` {
    /// The examples of FIPS 180-4 (csrc.nist.gov, "SHA256.pdf") and the empty text.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `of known texts is the published one`(text: String, expected: String) {
        #expect(Hex.encode(Digest.sha256(text.utf8)) == expected)
        #expect(Hex.encode(Digest.sha256(Array(text.utf8))) == expected)
    }

    @Test func `of a million letters is the published one`() {
        let letters = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        #expect(
            Hex.encode(Digest.sha256(letters))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test(arguments: [0, 1, 63, 64, 65, 1000])
    func `is the same for bytes that come in pieces`(size: Int) {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        var running = RunningDigest()
        running.add(Array(bytes[..<size]))
        _ = running.value
        running.add(Array(bytes[size...]))
        #expect(running.value == Digest.sha256(bytes))
    }
}
