import Messaging
import Systemd
import Testing

@testable import message_push

@Suite struct `A finding of the doctor` {
    @Test func `is a warning where syncs are slow, and good where they are not`() {
        let quick = SyncTrial(times: Array(repeating: .milliseconds(3), count: 40)).finding
        #expect(quick.verdict == .good && quick.remedy == nil)
        #expect(quick.sight == "The median of 40 syncs took 3.0 ms, the worst 3.0 ms.")
        let slow = SyncTrial(times: Array(repeating: .milliseconds(40), count: 40)).finding
        #expect(slow.verdict == .warning && slow.remedy?.contains("iostat") == true)
        let once = SyncTrial(times: [.milliseconds(1), .milliseconds(2), .seconds(2)]).finding
        #expect(once.verdict == .warning)
    }

    @Test(arguments: [(1000, Finding.Verdict.fault), (1500, .warning), (5000, .good)])
    func `says how much room is left beside the reserve`(free: Int, verdict: Finding.Verdict) {
        let space = SpaceExamination(freeBytes: free, freeFiles: nil, reserve: 1024, stateDirectory: "/s")
        #expect(space.findings.map(\.verdict) == [verdict])
        let files = SpaceExamination(
            freeBytes: 5000, freeFiles: 0, reserve: 1024, stateDirectory: "/s")
        #expect(files.findings.map(\.verdict) == [.good, .fault])
    }

    @Test(arguments: [
        (UnitState(active: "active", sub: "running"), Finding.Verdict.good),
        (UnitState(active: "failed", sub: "failed"), .fault),
        (UnitState(active: "active", sub: "running", restarts: 3), .warning),
        (UnitState(active: "active", sub: "running", file: "disabled"), .warning),
        (UnitState(active: "active", sub: "running", needsReload: true), .warning),
        (UnitState(load: "not-found", active: "inactive", sub: "dead"), .skipped),
    ])
    func `follows from what systemd says of a unit`(state: UnitState, verdict: Finding.Verdict) {
        #expect(UnitExamination.finding("message-push.service", state).verdict == verdict)
    }

    @Test func `tells a clock that nobody holds, and one that went back`() {
        #expect(MachineExamination.clock(mayBeOff: .seconds(16)).verdict == .warning)
        #expect(MachineExamination.clock(mayBeOff: .milliseconds(5)).verdict == .good)
        #expect(MachineExamination.clock(mayBeOff: nil).verdict == .skipped)
        let now = Timestamp(seconds: 1_800_000_000)
        #expect(HouseDoctor.clock(newest: now + .seconds(3600), now: now).verdict == .fault)
        #expect(HouseDoctor.clock(newest: now, now: now).verdict == .good)
        #expect(HouseDoctor.clock(newest: nil, now: now).verdict == .good)
    }

    @Test func `blames the accounts that call a name which nobody has`() {
        let finding = NameExamination.finding("sms.example", .unknown, accounts: ["one", "two"])
        #expect(finding.verdict == .fault && finding.remedy?.contains("one, two") == true)
        #expect(NameExamination.finding("sms.example", .found(2), accounts: ["one"]).verdict == .good)
        #expect(NameExamination.finding("sms.example", .noAnswer("no"), accounts: []).verdict == .fault)
    }

    @Test(arguments: [
        ("https://user@sms.example:443/path?q", "sms.example"), ("http://[::1]:8080/", "::1"),
        ("ftp", ""), ("https://sms.example", "sms.example"),
    ])
    func `takes the name out of an address`(address: String, host: String) {
        #expect(CalledHosts.host(of: address) == host)
    }

    @Test func `travels as JSON and comes back the same`() {
        let findings: [Finding] = [
            .good(.daemon, "It runs."), .fault(.dns, about: "h", "No.", remedy: "Do it."),
            .warning(.clock, "Hm.", remedy: "Look."), .skipped(.account, about: "a", "-", remedy: "Try."),
        ]
        #expect(findings.map { Finding($0.json) } == findings)
        #expect(Finding(["check": "moon", "verdict": "good", "sight": ""]) == nil)
    }
}

@Suite struct `What the doctor tells` {
    @Test func `has a line for each finding, one for what to do, and a sum`() {
        let report = DoctorReport(findings: [
            .good(.daemon, "It runs."),
            .fault(.diskSpace, about: "/s", "Nothing is free.", remedy: "Free some space."),
        ])
        #expect(
            report.text(.none) == """
                good     daemon: It runs.
                fault    disk space /s: Nothing is free.
                         Free some space.

                1 fault, 0 warnings, 0 not looked at.

                """)
        #expect(report.exitCode == .failed)
        #expect(report.json["ok"] == false && report.json["counts"]?["fault"] == 1)
    }

    @Test func `is a success with warnings, and no permission where nobody could be asked`() {
        let warned = DoctorReport(findings: [.warning(.clock, "Hm.", remedy: "Look.")])
        #expect(warned.exitCode == .success && warned.json["ok"] == true)
        let mute = DoctorReport(findings: [.skipped(.daemon, "No.", remedy: "Be root.")])
        #expect(mute.exitCode == .noPermission)
    }

    @Test func `says what it means that the daemon cannot be asked`() {
        #expect(Consultation.trouble(.notRunning(socket: "/x")).verdict == .fault)
        #expect(Consultation.trouble(.notPermitted(socket: "/x")).verdict == .skipped)
        #expect(Consultation.trouble(.noAnswer("It is mute.")).verdict == .fault)
    }
}
