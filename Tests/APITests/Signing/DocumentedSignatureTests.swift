import API
import Testing

@Suite struct `The documented signature` {
    let signature = "c7635429de5283c3bf0cc9ef468653626e62d4d1b44eaef1f4d10d0722dc2349"

    private func verifies(
        _ signature: String, secret: String = "secret123456", appKey: String = "shop",
        timestamp: Int64 = 1_700_000_000
    ) -> Bool {
        DocumentedSignature.verifies(
            signatureHex: signature, secret: Array(secret.utf8), appKey: appKey, timestamp: timestamp)
    }

    @Test func `is the HMAC of app_key and timestamp`() {
        #expect(verifies(signature))
    }

    @Test func `fails when anything it covers was changed`() {
        #expect(!verifies(signature, secret: "secret12345"))
        #expect(!verifies(signature, appKey: "shop2"))
        #expect(!verifies(signature, timestamp: 1_700_000_001))
        #expect(!verifies(signature.uppercased()))
        #expect(!verifies(""))
    }
}
