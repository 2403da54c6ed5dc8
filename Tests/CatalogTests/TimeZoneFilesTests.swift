import Catalog
import FoundationEssentials
import Messaging
import Testing

@Suite struct `The time zones of a machine` {
    @Test func `are found by their names`() throws {
        let files = TimeZoneFiles()
        let shanghai = try files.rules(named: "Asia/Shanghai")
        #expect(shanghai.name == "Asia/Shanghai")
        #expect(shanghai.offset(at: Timestamp(seconds: 1_795_431_840)) == .seconds(8 * 3600))
        #expect(try files.rules(named: "America/Argentina/Buenos_Aires").name.hasSuffix("Aires"))
        #expect(try files.rules(named: "Etc/GMT+8").offset(at: Timestamp(seconds: 0)) == .seconds(-8 * 3600))
    }

    @Test func `are read once`() throws {
        let machine = try TestMachine()
        let files = machine.files
        let first = try files.rules(named: "Asia/Tokyo")
        try FileManager.default.removeItem(atPath: machine.zones + "/Asia/Tokyo")
        #expect(try files.rules(named: "Asia/Tokyo") == first)
        #expect(throws: TimeZoneFiles.Problem.unknown(name: "Asia/Tokyo")) {
            try machine.files.rules(named: "Asia/Tokyo")
        }
    }

    @Test func `have UTC even without files`() throws {
        let files = TimeZoneFiles(folder: "/nowhere", settingsFolder: "/nowhere")
        #expect(try files.rules(named: "UTC") == .utc)
        #expect(files.localZoneName() == "UTC")
    }

    @Test(arguments: [
        "", "/etc/passwd", "../etc/passwd", "Asia/../../etc/passwd", "Asia/Shanghai\0", "Asia/Shang hai",
        "Asia/", "zone.tab", "亚洲/上海", String(repeating: "a", count: 65), "Asia/Shanghai\n",
    ])
    func `are not looked for under a malformed name`(name: String) {
        #expect(throws: TimeZoneFiles.Problem.malformedName) { try TimeZoneFiles().rules(named: name) }
    }

    @Test func `are refused with a reason`() throws {
        let machine = try TestMachine()
        func sentence(_ name: String) -> String {
            let problem = #expect(throws: TimeZoneFiles.Problem.self) { try machine.files.rules(named: name) }
            return problem?.description ?? ""
        }
        #expect(sentence("Asia/Atlantis").contains("knows no time zone Asia/Atlantis"))
        #expect(sentence("Asia").contains("knows no time zone Asia;"))
        #expect(sentence("Damaged").contains("not a TZif file"))
        #expect(sentence("Huge").contains("longer than 1048576 bytes"))
        #expect(sentence("no name").contains("IANA name"))
    }

    @Test func `have one that the machine keeps`() throws {
        let machine = try TestMachine()
        #expect(machine.files.localZoneName() == "UTC")
        try machine.write("Asia/Tokyo\n", to: "timezone")
        #expect(machine.files.localZoneName() == "Asia/Tokyo")
        try machine.link("localtime", to: "../usr/share/zoneinfo/Asia/Shanghai")
        #expect(machine.files.localZoneName() == "Asia/Shanghai")
        try machine.link("localtime", to: "/usr/share/zoneinfo/Asia/Atlantis")
        #expect(machine.files.localZoneName() == "Asia/Tokyo")
        try machine.write("../../etc/passwd\n", to: "timezone")
        #expect(machine.files.localZoneName() == "UTC")
    }
}

/// A folder with two zones, two files that are none, and settings; it goes when this does.
private final class TestMachine {
    let folder = FileManager.default.temporaryDirectory.path + "/zones-\(UInt64.random(in: 0 ... .max))"
    var zones: String { folder + "/zoneinfo" }
    var files: TimeZoneFiles { TimeZoneFiles(folder: zones, settingsFolder: folder) }

    init() throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: zones + "/Asia", withIntermediateDirectories: true)
        try manager.copyItem(atPath: "/usr/share/zoneinfo/Asia/Tokyo", toPath: zones + "/Asia/Tokyo")
        try manager.copyItem(atPath: "/usr/share/zoneinfo/Asia/Shanghai", toPath: zones + "/Shanghai")
        try link("zoneinfo/Asia/Shanghai", to: "../Shanghai")
        try write("no zone", to: "zoneinfo/Damaged")
        try write(String(repeating: " ", count: 1 << 20 + 1), to: "zoneinfo/Huge")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
    }

    func link(_ name: String, to target: String) throws {
        let path = folder + "/" + name
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    }
}
