import Messaging

/// The last number given to a thing of each kind. Numbers are never given twice, even after a deletion: the
/// ledger remembers them.
struct CatalogNumbers {
    var account: Int64 = 0
    var template: Int64 = 0
    var channel: Int64 = 0
    var rule: Int64 = 0
    var alertTarget: Int64 = 0
    var endpoint: Int64 = 0
    var user: Int64 = 0

    mutating func nextAccount() -> AccountID {
        account += 1
        return AccountID(account)
    }

    mutating func nextTemplate() -> TemplateID {
        template += 1
        return TemplateID(template)
    }

    mutating func nextChannel() -> ChannelID {
        channel += 1
        return ChannelID(channel)
    }

    /// Gives none of `channels`, which a document gives itself.
    mutating func keepClear(of channels: [Int64]) {
        channel = max(channel, channels.max() ?? 0)
    }

    mutating func nextRule() -> Int64 {
        rule += 1
        return rule
    }

    mutating func nextAlertTarget() -> Int64 {
        alertTarget += 1
        return alertTarget
    }

    mutating func nextEndpoint() -> Int64 {
        endpoint += 1
        return endpoint
    }

    mutating func nextUser() -> Int64 {
        user += 1
        return user
    }
}
