import FoundationEssentials
import Messaging
import Testing

@Suite struct `The zone of a telephone number` {
    @Test(
        arguments: [
            ("+8613800138000", "Asia/Shanghai"), ("+85251234567", "Asia/Hong_Kong"),
            ("+85366123456", "Asia/Macau"), ("+886912345678", "Asia/Taipei"), ("+819012345678", "Asia/Tokyo"),
            ("+821012345678", "Asia/Seoul"), ("+6591234567", "Asia/Singapore"),
            ("+447911123456", "Europe/London"), ("+4915112345678", "Europe/Berlin"),
            ("+33612345678", "Europe/Paris"), ("+358401234567", "Europe/Helsinki"),
            ("+353851234567", "Europe/Dublin"), ("+8801712345678", "Asia/Dhaka"),
            ("+201001234567", "Africa/Cairo"), ("+59171234567", "America/La_Paz"),
        ] as [(String, String)])
    func `is that of its country`(number: String, zone: String) throws {
        #expect(CallingCodeZones.zoneName(of: try PhoneNumber(number)) == zone)
    }

    @Test(arguments: [
        "+14155550123", "+79161234567", "+61412345678", "+5511912345678", "+628123456789", "+5215512345678",
        "+34612345678", "+351912345678", "+56912345678", "+64211234567", "+243812345678", "+2100000000",
    ])
    func `is unknown where the country has several or the code is not known`(number: String) throws {
        #expect(CallingCodeZones.zoneName(of: try PhoneNumber(number)) == nil)
    }

    /// Every name that any number of up to three leading digits leads to.
    @Test func `is one that tzdata lists for a country`() throws {
        let table = try String(contentsOf: URL(filePath: "/usr/share/zoneinfo/zone.tab"), encoding: .utf8)
        let listed = Set(
            table.split(separator: "\n").compactMap { $0.split(separator: "\t").dropFirst(2).first })
        var names: Set<String> = []
        for code in 100...999 where code / 10 != 86 {
            let number = try PhoneNumber("+\(code)1234567")
            if let name = CallingCodeZones.zoneName(of: number) { names.insert(name) }
        }
        #expect(names.count > 160)
        for name in names {
            #expect(listed.contains(Substring(name)))
            _ = try TimeZoneRules(name: name, parsing: ZoneFile.installed(name))
        }
    }
}
