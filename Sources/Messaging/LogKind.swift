/// Kinds of entries in the log that an operator may want explained: `journalctl -x` shows what
/// `message-push.catalog` says of them.
///
/// The numbers never change and are never used again, since operators filter by them
/// (`journalctl MESSAGE_ID=…`).
package enum LogKind: String, CaseIterable, Sendable {
    /// The daemon takes messages.
    case ready = "53ab03e66e48461d9a2761c5e08be8ff"
    /// The daemon has stopped in order.
    case stopped = "3c3d03b1ff7547afbf4322cc9715a32e"
    /// The settings were read again.
    case settingsRead = "9a187088e940449eb81e11136a545a88"
    /// The settings were not read again, since they are faulty.
    case settingsFaulty = "9d0fa6b503424c7c94c8052e41db3114"
    /// The daemon has work and does not get on.
    case stuck = "0d374fcecf3644718b1c7c8639373b2c"
    /// A message was accepted.
    case messageAccepted = "51e89af8c7644159889a2f9c0678b9c0"
    /// An attempt began.
    case attemptBegan = "5d63c9338ae74073bda101afc096fff1"
    /// An attempt began through another account than the one before.
    case accountChanged = "22eb783bb73241bbb5d53ae515f55e5c"
    /// A provider answered.
    case attemptFinished = "7b15665380074531a8825b4ece0884e1"
    /// Nobody knows how an attempt ended.
    case attemptUncertain = "2876399555c1455a93bbe5d353961473"
    /// A provider was asked about an attempt and answered.
    case attemptAnswered = "f9ff003f22074459a48b456992c6ebb4"
    /// A provider reported on an attempt.
    case receiptArrived = "21a69b8c55094d8c8f4b1e6d4947f5de"
    /// Somebody wanted a delivery held, released, sent at another time, or not at all.
    case deliveryControlled = "6af081576784457c85ad63aa0c4d95d1"
    /// A delivery ended well.
    case deliveryDelivered = "195bf59d023a472794ddc671f9bbd4b5"
    /// A delivery cannot be delivered.
    case deliveryFailed = "24325d915d4a47ff9afa8d78885ff6ce"
    /// A delivery was too late to be sent.
    case deliveryExpired = "bfa43b4c8e56451d8e115533b3d3e756"
    /// A delivery was not wanted any more.
    case deliveryCancelled = "23c9a48614d947a6b25db396d29e77ad"
    /// A delivery's receipt did not come in time.
    case deliveryUnconfirmed = "549a781dc63a48cb9661adda5aef8fe1"
    /// Nobody knows whether a delivery arrived, and it is not repeated.
    case deliveryUncertain = "0421ee6f49ca4228a436ec569400213c"
    /// Events of deliveries were left out of the log.
    case eventsLeftOut = "3aafa7354749463c8435b738193eaea2"
    /// A crash cut attempts off.
    case attemptsCutOff = "be3b858140af4dba8380dedccbd823cf"
    /// The disk is nearly full.
    case diskLow = "2e7557f45ee64cadbe85ef291d5d2b88"
    /// The disk has room again.
    case diskRecovered = "3882d897f7864d81be3dd751797d8af6"
    /// The journal takes nothing for now.
    case journalFull = "15a1d1dd92bb4106aa7c883b990f3354"
    /// An account's settings do not work.
    case accountUnusable = "4802988292344543bef2329209facba0"
    /// An account's circuit breaker opened, or closed.
    case breakerChanged = "bd8574763d0348bdb723c8eb930c7dd9"
    /// An application's endpoint took nothing for a day.
    case endpointSwitchedOff = "57d8f4960cc5418aba930afa143a14e9"
    /// A provider's receipts cannot be fetched.
    case receiptsUnreachable = "ba7e9a7ae2584dd4be5284577091ac20"
    /// Fetched receipts could not be kept.
    case receiptsLost = "eef6d44544d6481db2404fadcdef6cc6"
    /// A provider's callback makes no sense.
    case callbackUnreadable = "43b905330608463da9836d4711031c4a"
    /// Receipts belong to no message.
    case receiptsUnclaimed = "04ff6b292ac34784adbb36e364402f12"
    /// A request failed by a fault of the daemon's own.
    case requestFailed = "6087d14479014c07b72d375c79378c71"
    /// A backup was made before the tables are changed for a new edition.
    case upgradeBackup = "3f0c2a7be9d84f04a2c5f1b06f6a8d53"

    /// The key under which a logger is told the kind.
    package static let key = "message_id"
}

extension LogKind: CustomStringConvertible {
    /// The number.
    package var description: String { rawValue }
}
