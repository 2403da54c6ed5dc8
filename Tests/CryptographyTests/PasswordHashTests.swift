import Cryptography
import Testing

@Suite struct `A password hash` {
    /// Made elsewhere, of "correct horse", with less work than ours so that the tests are quick.
    static let stored =
        "$y$j75$k2XAnEHBqQ1Ct2aMXFKNa/$E9XAySfP6N2THWdzNKesSVmhpcmhNusa8y5TMfT668."
    /// Of "allmine", from the tests of Go's bcrypt, which the original uses.
    static let original = "$2a$10$XajjQvNhvvRt5GSeFk1xFeyqRrsxkhBkUiQeg0dt.wU1qD4aFDcga"

    @Test func `knows its password and no other`() throws {
        #expect(try PasswordHash.verify("correct horse", against: Self.stored))
        for other in ["", "correct", "correct horse ", "Correct horse"] {
            #expect(try !PasswordHash.verify(other, against: Self.stored))
        }
    }

    @Test func `is made with a new salt and says what it took`() throws {
        let first = try PasswordHash.make("木雷")
        let second = try PasswordHash.make("木雷")
        #expect(first.hasPrefix("$y$j9T$") && PasswordHash.isCurrent(first))
        #expect(first != second)
        #expect(try PasswordHash.verify("木雷", against: first))
        #expect(try !PasswordHash.verify("木", against: first))
        #expect(!PasswordHash.isCurrent(Self.stored))
    }

    @Test func `can be made of the empty password and of the longest`() throws {
        for password in ["", String(repeating: "é", count: 255) + "x"] {
            let encoded = try PasswordHash.make(password)
            #expect(try PasswordHash.verify(password, against: encoded))
            #expect(try !PasswordHash.verify("another", against: encoded))
        }
    }

    @Test(arguments: ["correct\u{0}horse", String(repeating: "x", count: 512)])
    func `is not made of what libcrypt would cut off`(password: String) {
        #expect(!PasswordHash.canBeMade(of: password))
        #expect(throws: CryptographyError.notAPassword) { try PasswordHash.make(password) }
        #expect(throws: CryptographyError.notAPassword) {
            try PasswordHash.verify(password, against: Self.stored)
        }
    }

    @Test(arguments: [
        (original, "allmine"),
        // From the tests of crypt_blowfish, where bcrypt in libcrypt comes from.
        ("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", "U*U"),
        ("$2b$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK", "U*U*"),
    ])
    func `of bcrypt is understood, and is to be made anew`(encoded: String, password: String) throws {
        #expect(try PasswordHash.verify(password, against: encoded))
        #expect(try !PasswordHash.verify(password + "!", against: encoded))
        #expect(!PasswordHash.isCurrent(encoded))
    }

    @Test(arguments: [
        "", "secret", "*0", "$y$", "$y$j9T$", "$y$j75$k2XAnEHBqQ1Ct2aMXFKNa/",
        stored + "$", stored + "A", "x" + stored, stored.replacing("$y$", with: "$6$"),
        stored.replacing("$y$", with: "$7$"), stored.replacing("j75", with: "jFT"),
        stored.replacing("j75", with: "j"), stored.replacing("k2XA", with: "k2:A"),
        stored.replacing("E9XA", with: "E9 A"), original + "x", original.replacing("$10$", with: "$31$"),
        original.replacing("$10$", with: "$1$"), original.replacing("2a", with: "2x"),
        "$scrypt$ln=15,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$nfkj3u1fRTHCea+fVr03sWV770kp5wLOLoEakziKhqE",
    ])
    func `is refused when it cannot be read or asks for too much`(encoded: String) {
        #expect(!PasswordHash.canRead(encoded))
        #expect(throws: CryptographyError.notAPasswordHash) {
            try PasswordHash.verify("correct horse", against: encoded)
        }
    }

    @Test func `no longer fits when its salt or hash was changed`() throws {
        for (old, new) in [("k2XA", "k2XB"), ("E9XA", "E9XB")] {
            let changed = Self.stored.replacing(old, with: new)
            #expect(try !PasswordHash.verify("correct horse", against: changed))
        }
    }
}
