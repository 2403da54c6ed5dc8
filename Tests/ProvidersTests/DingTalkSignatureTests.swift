import Messaging
import Testing

@testable import Providers

@Suite struct `A DingTalk robot's signature` {
    struct Vector: Sendable, CustomTestStringConvertible {
        let name: String
        let milliseconds: Int64
        let secret: String
        let sign: String
        let query: String
        var testDescription: String { name }
    }

    /// Made with apprise 2.2 and checked with dingtalkchatbot: DingTalk publishes no vectors.
    static let vectors = [
        Vector(
            name: "plain", milliseconds: 1_700_000_000_000,
            secret: "SEC000000000000000000000",
            sign: "1zJ/w34EOSVAYr7cu7Vo8LnebmK2/GrCgegtr8mQrqM=",
            query: "&timestamp=1700000000000&sign=1zJ%2Fw34EOSVAYr7cu7Vo8LnebmK2%2FGrCgegtr8mQrqM%3D"),
        Vector(
            name: "millis_matter", milliseconds: 1_700_000_000_001,
            secret: "SEC000000000000000000000",
            sign: "WcIgZMr4/g5eZr4jF0PIyHMVgV048Hixh0S82LmaxsM=",
            query: "&timestamp=1700000000001&sign=WcIgZMr4%2Fg5eZr4jF0PIyHMVgV048Hixh0S82LmaxsM%3D"),
        Vector(
            name: "plus_and_slash_in_base64", milliseconds: 1_700_000_000_004,
            secret: "SEC000000000000000000000",
            sign: "dYgH6xrRTcunrT2tx3/D89WF+vvbPlpI9FuEGVpjJbw=",
            query: "&timestamp=1700000000004&sign=dYgH6xrRTcunrT2tx3%2FD89WF%2BvvbPlpI9FuEGVpjJbw%3D"),
        Vector(
            name: "non_ascii_secret", milliseconds: 1_700_000_000_000,
            secret: "SEC密钥Ünï",
            sign: "8ggmNWlScCdONiOY3p2nbGvSZ0b+OoaIrVKuEX14H70=",
            query: "&timestamp=1700000000000&sign=8ggmNWlScCdONiOY3p2nbGvSZ0b%2BOoaIrVKuEX14H70%3D"),
        Vector(
            name: "reserved_secret", milliseconds: 1_700_000_000_000,
            secret: "SECa b+c*d~e%f/g=h&i?j:k,l@m'n\"o(p)q!r$s;t#u[v]w{x}y|z\\0^1`2<3>4-5_6.7",
            sign: "wLlhMolMuWYOaUnKroZ2LnKPvAyD+L53F8DKjtwQC0c=",
            query: "&timestamp=1700000000000&sign=wLlhMolMuWYOaUnKroZ2LnKPvAyD%2BL53F8DKjtwQC0c%3D"),
        Vector(
            name: "newline_secret", milliseconds: 1_700_000_000_000,
            secret: "SECline1\nline2\r\ttab\u{A0}nbsp 😀 𠮷",
            sign: "u9zdGGIrjNYVNHDhOJ1H7XAV9NuJUR/sPwhCoM9Or4E=",
            query: "&timestamp=1700000000000&sign=u9zdGGIrjNYVNHDhOJ1H7XAV9NuJUR%2FsPwhCoM9Or4E%3D"),
        Vector(
            name: "long_secret_over_block", milliseconds: 1_700_000_000_000,
            secret:
                "SEC" + String(repeating: "k", count: 100),
            sign: "JqJwipAnV9gi9oZzbTkse8dLH+5vWlrgyrZCdpEzFuI=",
            query: "&timestamp=1700000000000&sign=JqJwipAnV9gi9oZzbTkse8dLH%2B5vWlrgyrZCdpEzFuI%3D"),
        Vector(
            name: "empty_secret", milliseconds: 1_700_000_000_000,
            secret: "",
            sign: "wQEehkxzIwBWYeCJy+ICeNfgZqNPmpFiMFDT6Qxm81Y=",
            query: "&timestamp=1700000000000&sign=wQEehkxzIwBWYeCJy%2BICeNfgZqNPmpFiMFDT6Qxm81Y%3D"),
    ]

    @Test(arguments: vectors)
    func `is the one that other clients make`(vector: Vector) {
        let moment = Timestamp(milliseconds: vector.milliseconds)
        #expect(DingTalkSignature.sign(secret: vector.secret, at: moment) == vector.sign)
        #expect(DingTalkSignature.query(secret: vector.secret, at: moment) == vector.query)
    }
}
