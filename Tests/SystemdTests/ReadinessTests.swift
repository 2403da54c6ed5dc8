import Glibc
import Testing

@testable import Systemd

@Suite struct `The word to systemd` {
    @Test func `tells systemd in its own words`() throws {
        let told = Recorder<String>()
        let readiness = Readiness { text in
            told.record(text)
            return true
        }
        readiness.ready()
        readiness.status("12 deliveries due")
        readiness.stopping()
        readiness.mainProcess(42)
        readiness.reloading()
        #expect(told.all.prefix(4) == ["READY=1", "STATUS=12 deliveries due", "STOPPING=1", "MAINPID=42"])
        let reloading = try #require(told.all.last)
        #expect(reloading.wholeMatch(of: #/RELOADING=1\nMONOTONIC_USEC=[0-9]+/#) != nil)
    }

    @Test func `cannot be made to say more by what a status text contains`() {
        let told = Recorder<String>()
        let readiness = Readiness { text in
            told.record(text)
            return true
        }
        readiness.status("fine\nREADY=1")
        readiness.status(String(repeating: "é", count: 5_000))
        #expect(told.all[0] == "STATUS=fine\\nREADY=1")
        #expect(told.all[1].utf8.count == "STATUS=".utf8.count + Readiness.statusBytesMax)
    }

    @Test func `answers whether systemd could be told`() {
        #expect(Readiness { _ in true }.ready())
        #expect(!Readiness { _ in false }.ready())
    }

    @Test func `does nothing when nobody asked`() async {
        await #expect(processExitsWith: .success) {
            ProcessEnvironment.set("NOTIFY_SOCKET", nil)
            exit(Readiness().ready() ? 0 : 1)
        }
    }

    @Test func `reaches the socket systemd names`() async {
        await #expect(processExitsWith: .success) {
            let name = "message-push-test-notify-\(getpid())"
            let systemd = TestSocket.unix(name, type: CInt(SOCK_DGRAM.rawValue))
            ProcessEnvironment.set("NOTIFY_SOCKET", "@\(name)")
            exit(Readiness().ready() && systemd.received() == "READY=1" ? 0 : 1)
        }
    }

    @Test func `says so when the socket systemd names is gone`() async {
        await #expect(processExitsWith: .success) {
            ProcessEnvironment.set("NOTIFY_SOCKET", "@message-push-test-nobody-\(getpid())")
            exit(Readiness().ready() ? 1 : 0)
        }
    }
}
