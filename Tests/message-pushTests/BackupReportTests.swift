import Archive
import Messaging
import Testing

@testable import message_push

@Suite struct `The report of a backup` {
    private static let manifest = BackupManifest(
        program: "1.2.3", madeAt: Timestamp(rfc3339: "2026-11-24T00:15:00Z")!, position: Position(offset: 99),
        keyCheck: "0123456789abcdef",
        ledger: BackupManifest.Copy(
            measure: FileMeasure(bytes: 1_610_612_736, sha256: "a"),
            rows: ["messages": 1234, "deliveries": 5678, "attempts": 9, "days": 1]),
        catalog: BackupManifest.Copy(
            measure: FileMeasure(bytes: 122_880, sha256: "b"), rows: ["accounts": 2, "applications": 1]))

    private func made(withKey: Bool) -> JSONValue {
        [
            "directory": "/b/x", "with_key": .bool(withKey), "key_file": "/run/key",
            "manifest": Self.manifest.json,
        ]
    }

    @Test func `tells where it is, what is in it, and which key it needs`() {
        #expect(
            BackupReport.made(made(withKey: false), took: .seconds(5)) == """
                Backup made and verified in 5 s: /b/x
                FILE                 SIZE  HOLDS
                ledger.sqlite     1.5 GiB  1,234 messages, 5,678 deliveries, 9 attempts
                catalog.sqlite  120.0 KiB  1 application, 2 accounts
                The master key is not in it. Keep a copy of /run/key elsewhere: without it the secrets in \
                the backup cannot be read.

                """)
        let secret = BackupReport.made(made(withKey: true), took: .seconds(5))
        #expect(secret.contains("The master key is in it:"))
    }

    @Test func `says loudly that what is restored is held`() {
        var restored = RestoredState(manifest: Self.manifest, key: .elsewhere, aside: "/s/old", isHeld: true)
        let text = BackupReport.restored(restored, to: "/s")
        #expect(text.contains("HELD") && text.contains("message-push queue resume\n"))
        #expect(text.contains("The master key was not in the backup") && text.contains("/s/old"))
        restored = RestoredState(manifest: Self.manifest, key: .kept, aside: nil, isHeld: false)
        #expect(BackupReport.restored(restored, to: "/s").contains("as soon as the daemon starts"))
        #expect(BackupReport.json(restored, to: "/s")["held"] == false)
    }

    @Test(
        arguments: [(0, "0 bytes"), (1023, "1023 bytes"), (1536, "1.5 KiB"), (5 << 30, "5.0 GiB")]
            as [(Int64, String)])
    func `gives sizes in the largest unit`(bytes: Int64, text: String) {
        #expect(BackupReport.size(bytes) == text)
    }
}
