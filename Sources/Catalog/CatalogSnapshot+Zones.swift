package import Messaging

extension CatalogSnapshot {
    /// The zone in which the application's days begin.
    ///
    /// The house's where it names none, and where the name no longer means anything on this machine.
    package func zone(of application: Application) -> TimeZoneRules {
        zones.rules(named: application.timeZone) ?? houseZone
    }

    /// The zone of the channel's receivers whose own is not known; the house's as for applications.
    package func zone(of channel: Channel) -> TimeZoneRules {
        zones.rules(named: channel.timeZone) ?? houseZone
    }

    /// The zone that the receiver most likely lives by: that of a telephone number's country where it keeps
    /// only one, else the channel's.
    package func zone(of recipient: Recipient, on channel: Channel) -> TimeZoneRules {
        guard channel.medium == .sms, let number = PhoneNumber(e164: recipient.address),
            let name = CallingCodeZones.zoneName(of: number)
        else { return zone(of: channel) }
        return zones.rules(named: name) ?? zone(of: channel)
    }
}
