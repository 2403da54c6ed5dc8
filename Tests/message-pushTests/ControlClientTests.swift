import Messaging
import Testing
import Transport

@testable import message_push

@Suite struct `A client of the control socket` {
    private func client(
        socket: String = "/nowhere/control.sock", answering status: Int, _ body: String
    ) -> ControlClient {
        ControlClient(socket: socket) { _ in Reply(status: status, body: Array(body.utf8)) }
    }

    private func client(socket: String, failingWith kind: TransportError.Kind) -> ControlClient {
        ControlClient(socket: socket) { _ throws(TransportError) in
            throw TransportError(kind, requestMayHaveArrived: false, sentence: "It failed.")
        }
    }

    @Test func `posts JSON over the socket and unwraps the envelope`() async throws {
        let client = ControlClient(socket: "/run/x.sock") { exchange in
            let isAsAsked =
                exchange.unixSocket == "/run/x.sock" && exchange.url == "http://localhost/control/apply"
                && exchange.method == .post && exchange.body == Array(#"{"dry_run":true}"#.utf8)
            return Reply(status: isAsAsked ? 200 : 500, body: Array(#"{"code":0,"data":{"a":1}}"#.utf8))
        }
        #expect(try await client.post("apply", ["dry_run": true]) == ["a": 1])
    }

    @Test func `fetches a page as it is, and hands on why there is none`() async throws {
        let page = ControlClient(socket: "/run/x.sock") { exchange in
            Reply(
                status: exchange.url == "http://localhost/metrics" ? 200 : 500, body: Array("# HELP\n".utf8))
        }
        #expect(try await page.bytes("metrics") == Array("# HELP\n".utf8))
        let refusal = ControlRefusal(code: 40004, message: "not now", field: nil)
        let refused = client(answering: 503, #"{"code":40004,"message":"not now"}"#)
        await #expect(throws: ControlError.refused(refusal)) { try await refused.bytes("metrics") }
        let stranger = client(answering: 404, #"{"code":0}"#)
        await #expect(throws: ControlError.self) { try await stranger.bytes("metrics") }
    }

    @Test func `hands on the daemon's refusal with its field`() async {
        let refusal = ControlRefusal(code: 30003, message: "There is no channel x.", field: "channel")
        let client = client(
            answering: 200, #"{"code":30003,"message":"There is no channel x.","field":"channel"}"#)
        await #expect(throws: ControlError.refused(refusal)) { try await client.get("queue") }
        #expect(refusal.description == "channel: There is no channel x.")
        #expect(ExitCode(ControlError.refused(refusal)) == .failed)
    }

    @Test(arguments: [(401, #"{"code":401,"message":"no"}"#), (403, #"{"code":403,"message":"no"}"#)])
    func `says who may when the daemon does not let this user`(status: Int, body: String) async {
        let client = client(answering: status, body)
        await #expect(throws: ControlError.notPermitted(socket: "/nowhere/control.sock")) {
            try await client.get("queue")
        }
        #expect(ExitCode(ControlError.notPermitted(socket: "")) == .noPermission)
    }

    @Test(arguments: ["<html>", "{}", #"{"code":"0"}"#, ""])
    func `does not take strangers for the daemon`(body: String) async {
        await #expect(throws: ControlError.self) { try await client(answering: 200, body).get("queue") }
    }

    @Test func `says that the daemon is not running where there is no socket or nobody listens`() async throws
    {
        let folder = try TemporaryFolder()
        try folder.write("stale.sock", "")
        for socket in [folder.path + "/none.sock", folder.path + "/stale.sock"] {
            let client = client(socket: socket, failingWith: .connectFailed)
            await #expect(throws: ControlError.notRunning(socket: socket)) { try await client.get("queue") }
        }
        let error = ControlError.notRunning(socket: "/x")
        #expect(
            error.description.hasPrefix("The daemon is not running, or its control socket is elsewhere: "))
        #expect(ExitCode(error) == .daemonUnreachable)
    }

    @Test func `says so when the daemon went away in the middle`() async {
        let client = client(socket: "/x", failingWith: .connectionLost)
        await #expect(throws: ControlError.noAnswer("It failed.")) { try await client.get("queue") }
    }

    @Test func `finds its socket by option, variable, and usage, in this order`() {
        let environment = ["MESSAGE_PUSH_SOCKET": "/b"]
        #expect(ControlSocket.path(option: "/a", environment: environment) == "/a")
        #expect(ControlSocket.path(option: nil, environment: environment) == "/b")
        #expect(ControlSocket.path(option: nil, environment: [:]) == "/run/message-push/control.sock")
    }
}
