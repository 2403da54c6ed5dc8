import Cryptography
import Testing

@Suite struct `A password hash` {
    /// Made elsewhere, of "correct horse", with less work than ours so that the tests are quick.
    static let stored =
        "$scrypt$ln=10,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$nfkj3u1fRTHCea+fVr03sWV770kp5wLOLoEakziKhqE"

    @Test func `knows its password and no other`() throws {
        #expect(try PasswordHash.verify("correct horse", against: Self.stored))
        for other in ["", "correct", "correct horse ", "Correct horse", "correct\u{0}horse"] {
            #expect(try !PasswordHash.verify(other, against: Self.stored))
        }
    }

    @Test func `is made with a new salt and names its cost`() throws {
        let first = try PasswordHash.make("木雷")
        let second = try PasswordHash.make("木雷")
        #expect(first.hasPrefix("$scrypt$ln=15,r=8,p=1$"))
        #expect(first != second)
        #expect(try PasswordHash.verify("木雷", against: first))
        #expect(try !PasswordHash.verify("木", against: first))
    }

    @Test func `can be made of the empty password`() throws {
        let encoded = try PasswordHash.make("")
        #expect(try PasswordHash.verify("", against: encoded))
        #expect(try !PasswordHash.verify(" ", against: encoded))
    }

    @Test(arguments: [
        "", "secret", "$scrypt$", "$scrypt$ln=10,r=8,p=1$AAECAwQFBgcICQoLDA0ODw",
        stored + "$", stored + "=", stored + "AAAA", "x" + stored,
        stored.replacing("scrypt", with: "argon2"), stored.replacing("ln=10", with: "ln=010"),
        stored.replacing("ln=10", with: "ln=30"), stored.replacing("ln=10", with: "ln=-1"),
        stored.replacing("ln=10", with: "ln=0"), stored.replacing("r=8", with: "r=1024"),
        stored.replacing("p=1", with: "p=999"), stored.replacing("p=1", with: "p=0"),
        stored.replacing("p=1", with: "q=1"), stored.replacing("p=1", with: "p=1,p=1"),
        stored.replacing("AAEC", with: "AA*C"), stored.replacing("hqE", with: "hqF"),
    ])
    func `is refused when it cannot be read or asks for too much`(encoded: String) {
        #expect(throws: CryptographyError.notAPasswordHash) {
            try PasswordHash.verify("correct horse", against: encoded)
        }
    }

    @Test func `no longer fits when its salt or hash was changed`() throws {
        for (old, new) in [("AAEC", "AAED"), ("nfkj", "nfkk")] {
            let changed = Self.stored.replacing(old, with: new)
            #expect(try !PasswordHash.verify("correct horse", against: changed))
        }
    }
}
