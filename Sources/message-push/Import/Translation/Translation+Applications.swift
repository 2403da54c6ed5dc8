import Catalog
import Messaging

extension Translation {
    /// Applications with their keys, so that their clients need not change, and with their webhooks.
    mutating func addApplications() {
        let webhooks = Dictionary(
            tables.live(.webhooks).map { ($0.text("app_id") ?? "", $0) },
            uniquingKeysWith: { first, _ in first })
        var told: Set<Int64> = []
        for row in tables.live(.applications) {
            let webhook = webhooks[row.text("app_id") ?? ""]
            guard let secret = secret(of: row) else { continue }
            var element: JSONObject = [
                "name": name(.application, row, row.text("app_name")),
                "app_id": .string(row.text("app_id") ?? ""), "app_secret": .string(secret),
                "enabled": .bool(row.isEnabled),
            ]
            element["daily_quota"] = row.integer("daily_quota").map { .integer($0) }
            element["rate_limit"] = row.integer("rate_limit").map { .integer($0) }
            if let addresses = row.filled("ip_whitelist") {
                element["allowed_addresses"] = .string(addresses)
                remark(row, "Its IP whitelist holds from now on; the original did not enforce it.")
            }
            // The original's own rule: a row of its own alone decides (wire contract §6.3).
            if let webhook {
                element["webhooks"] = [.object(endpoint(webhook))]
            } else if let url = row.filled("webhook_url") {
                element["webhook_url"] = .string(url)
            }
            if take(row, as: .application, element), let webhook { told.insert(webhook.id) }
        }
        for webhook in tables.live(.webhooks) where !told.contains(webhook.id) {
            leaveOut(webhook, "Its application is not taken, or has another webhook.")
        }
    }

    private mutating func secret(of row: DumpRow) -> String? {
        switch secrets.open(row.text("app_secret") ?? "") {
        case .opened(let secret):
            openedSecrets += 1
            return secret
        case .shut:
            shutSecrets += 1
            leaveOut(row, "Its secret cannot be opened with this key.")
        case .unknownForm:
            leaveOut(row, "Its secret is not sealed, and so the original could not use it.")
        }
        return nil
    }

    private mutating func endpoint(_ row: DumpRow) -> JSONObject {
        var endpoint: JSONObject = [
            "name": "default", "url": .string(row.text("webhook_url") ?? ""),
            "secret": .string(row.text("secret") ?? ""), "enabled": .bool(row.isEnabled),
        ]
        if let seconds = row.integer("timeout"), seconds > 0 { endpoint["timeout"] = .string("\(seconds)s") }
        let words = (row.text("events") ?? "").split(separator: ",").map(String.init)
        let known = words.filter { NoticeWord(rawValue: $0) != nil }
        if known.count < words.count {
            remark(row, "It hears of no other events than success, delivered, rejected and failed.")
        }
        // Without any the original told it nothing.
        if known.isEmpty {
            endpoint["enabled"] = false
        } else {
            endpoint["events"] = .array(known.map { .string($0) })
        }
        return endpoint
    }
}
