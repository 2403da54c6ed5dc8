import Testing

/// A signature made by the original's clients and server, by its name in the wire's contract (§1.9.7).
struct SigningVector: Sendable, CustomTestStringConvertible {
    let id: String
    let request: SignedRequest
    let canonical: String
    let signature: String

    var testDescription: String { id }

    static let all: [SigningVector] = [
        SigningVector(
            id: "A",
            request: SignedRequest(
                body: #"{"channel_id":1,"receiver":"13800138000","template_params":{"code":"123456"}}"#),
            canonical: #"{"channel_id":1,"receiver":"13800138000","template_params":{"code":"123456"}}"#,
            signature: "7a1afc75536cb239791d1e5849d82c07893cb05712fe7b71de251ca2fa7bfce5"),
        SigningVector(
            id: "B",
            request: SignedRequest(
                body: #"{"channel_id":1,"receiver":"13800138000","template_params":[]}"#),
            canonical: #"{"channel_id":1,"receiver":"13800138000","template_params":[]}"#,
            signature: "b4969bda4b18ffcb7fc5d9f6a6b2b146ad7a723fb73f80657f56dcbc12658c69"),
        SigningVector(
            id: "C",
            request: SignedRequest(
                method: "GET",
                path: "/api/v1/channels"),
            canonical: #""#,
            signature: "2e18208575116cbd22548fc29b965d958eef985c5dfdaa6ccf10a10f867b7004"),
        SigningVector(
            id: "D",
            request: SignedRequest(
                method: "GET",
                path: "/api/v1/channels/42"),
            canonical: #""#,
            signature: "c9af8d90484077016ba97bd8771921f8a7738be231f9ef22868326694297a61c"),
        SigningVector(
            id: "D2",
            request: SignedRequest(
                method: "GET",
                path: "/api/v1/messages/550e8400-e29b-41d4-a716-446655440000"),
            canonical: #""#,
            signature: "c6aaad8717fe9545981951a3979e60083ffc429c7982cff8494b6c34fd4ab868"),
        SigningVector(
            id: "E",
            request: SignedRequest(
                path: "/api/v1/messages/batch",
                body: #"{"channel_id":1,"signature_name":"","receivers":["a@b.co","c@d.co"],"#
                    + #""template_params":{"x":"1"}}"#),
            canonical: #"{"channel_id":1,"receivers":["a@b.co","c@d.co"],"signature_name":"","#
                + #""template_params":{"x":"1"}}"#,
            signature: "8f746e338e21686c01cf3792e51c66afeca0a2c52b79ce9a7f82db357e330d68"),
        SigningVector(
            id: "F",
            request: SignedRequest(
                body: #"{"channel_id":42,"signature_name":"验证码","receiver":"13800138000","#
                    + #""template_params":{"code":"123456","expire":"5"}}"#),
            canonical: #"{"channel_id":42,"receiver":"13800138000","signature_name":"验证码","#
                + #""template_params":{"code":"123456","expire":"5"}}"#,
            signature: "5ea04f0f23a7a047dbd9454515b943f0f555c2321a3d9cfab09834d8cac0419d"),
        SigningVector(
            id: "G-P",
            request: SignedRequest(
                body: #"{"channel_id":1,"receiver":"13800138000","#
                    + #""template_params":{"content":"a<b> & c"}}"#),
            canonical: #"{"channel_id":1,"receiver":"13800138000","#
                + #""template_params":{"content":"a<b> & c"}}"#,
            signature: "bd720179eb3fbbb350a070e41601db1d78663be84b0dfe9f87c2e82ca746ce6e"),
        SigningVector(
            id: "G-G",
            request: SignedRequest(
                body: #"{"channel_id":1,"receiver":"13800138000","#
                    + #""template_params":{"content":"a\u003cb\u003e \u0026 c"}}"#),
            canonical: #"{"channel_id":1,"receiver":"13800138000","#
                + #""template_params":{"content":"a\u003cb\u003e \u0026 c"}}"#,
            signature: "c64a12241eae601b0f6d6f9a76627b5ed78dc9b98f2ffb3e3f978d29fa71fff8"),
        SigningVector(
            id: "H-P",
            request: SignedRequest(
                body: #"{"channel_id":1,"receiver":"13800138000","template_params":{"10":"x","2":"y"}}"#),
            canonical: #"{"channel_id":1,"receiver":"13800138000","template_params":{"2":"y","10":"x"}}"#,
            signature: "4d983d63368ff72208d15a0eefce964908f49e663be841a4a113730dbdd35435"),
        SigningVector(
            id: "H-G",
            request: SignedRequest(
                body: #"{"channel_id":1,"receiver":"13800138000","template_params":{"10":"x","2":"y"}}"#),
            canonical: #"{"channel_id":1,"receiver":"13800138000","template_params":{"10":"x","2":"y"}}"#,
            signature: "51cdd8b1b35614ae2f3d12841a9acdf1b484588d74a80dfef4a1612ab7b34daf"),
        SigningVector(
            id: "UPSTREAM",
            request: SignedRequest(
                secret: "demo-shop-secret-2026",
                body: #"{"channel_id":1,"receiver":"+8613800000001","signature_name":"木雷演示","#
                    + #""template_params":{"code":"123456","minutes":"5"}}"#,
                timestamp: 1_784_746_800,
                nonce: "demo-nonce-001"),
            canonical: #"{"channel_id":1,"receiver":"+8613800000001","signature_name":"木雷演示","#
                + #""template_params":{"code":"123456","minutes":"5"}}"#,
            signature: "24904ae3656aaaf1e8e1f4df7d294f9dd2968c8957da6502f3a9b994a494ab64"),
    ]
}
