import Messaging
import Testing

@testable import message_push

@Suite struct `The report of an apply` {
    @Test func `shows what differs, the new credentials, and counts`() {
        let changes: JSONValue = [
            "apps": [
                ["name": "shop", "app_id": "00ff", "app_secret": "s3cret", "action": "created"],
                ["name": "old", "app_id": "0011", "action": "unchanged"],
            ],
            "channels": [
                [
                    "name": "code", "id": 1, "action": "updated",
                    "changed": ["ttl": ["before": "10m", "after": nil]],
                ]
            ],
            "dry_run": false, "version": 3,
        ]
        #expect(
            ChangesReport(changes).text(.none) == """
                ACTION   WHAT          CHANGED
                created  app shop
                updated  channel code  ttl "10m" → unset

                Credentials of new apps. Keep them now: they are never shown again.
                APP   APP_ID  APP_SECRET
                shop  00ff    s3cret

                1 created, 1 unchanged, 1 updated

                """)
    }

    @Test func `says that a dry run kept nothing`() {
        let changes: JSONValue = ["apps": [["name": "a", "action": "unchanged"]], "dry_run": true]
        #expect(ChangesReport(changes).text(.none) == "1 unchanged; dry run, nothing was kept\n")
    }
}
