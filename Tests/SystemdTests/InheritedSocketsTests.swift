import Glibc
import Testing

@testable import Systemd

@Suite struct `The sockets systemd passes` {
    @Test func `are known by name, descriptor and kind`() throws {
        let socket = TestSocket.tcp()
        let taken = try InheritedSockets(names: ["api"], firstDescriptor: socket.descriptor)
        let expected = InheritedSocket(name: "api", descriptor: socket.descriptor, kind: .tcp)
        #expect(taken.all == [expected])
        #expect(taken.named("api") == [expected])
        #expect(taken.named("console").isEmpty)
    }

    @Test func `may be unix sockets`() throws {
        let socket = TestSocket.unix("message-push-test-inherited-\(getpid())")
        let taken = try InheritedSockets(names: ["control"], firstDescriptor: socket.descriptor)
        #expect(taken.all.map(\.kind) == [.unix])
    }

    @Test func `are refused unless they are streams`() {
        let socket = TestSocket.udp()
        #expect(throws: InheritedSocketsError.notAListeningStream(name: "api", descriptor: socket.descriptor))
        {
            try InheritedSockets(names: ["api"], firstDescriptor: socket.descriptor)
        }
    }

    @Test func `are refused unless they listen`() {
        let socket = TestSocket.tcp(isListening: false)
        #expect(throws: InheritedSocketsError.notAListeningStream(name: "api", descriptor: socket.descriptor))
        {
            try InheritedSockets(names: ["api"], firstDescriptor: socket.descriptor)
        }
    }

    @Test func `are refused when the descriptor is not open`() {
        #expect(throws: InheritedSocketsError.notAListeningStream(name: "api", descriptor: 9_999)) {
            try InheritedSockets(names: ["api"], firstDescriptor: 9_999)
        }
    }

    @Test func `are none when nobody announces any`() async {
        await #expect(processExitsWith: .success) {
            ProcessEnvironment.set("LISTEN_PID", nil)
            ProcessEnvironment.set("LISTEN_FDS", nil)
            exit(try InheritedSockets.take().all.isEmpty ? 0 : 1)
        }
    }

    @Test func `are taken once, closed on exec, and leave nothing in the environment`() async {
        await #expect(processExitsWith: .success) {
            let socket = TestSocket.tcp()
            dup2(socket.descriptor, 3)
            ProcessEnvironment.set("LISTEN_PID", "\(getpid())")
            ProcessEnvironment.set("LISTEN_FDS", "1")
            ProcessEnvironment.set("LISTEN_FDNAMES", "api")
            let taken = try InheritedSockets.take()
            let isAsAnnounced = taken.all == [InheritedSocket(name: "api", descriptor: 3, kind: .tcp)]
            let closesOnExec = fcntl(3, F_GETFD) & FD_CLOEXEC != 0
            let isForgotten =
                !ProcessEnvironment.has("LISTEN_FDS") && !ProcessEnvironment.has("LISTEN_FDNAMES")
            let isTakenOnce = try InheritedSockets.take().all.isEmpty
            exit(isAsAnnounced && closesOnExec && isForgotten && isTakenOnce ? 0 : 1)
        }
    }

    @Test func `are not taken when meant for another process`() async {
        await #expect(processExitsWith: .success) {
            ProcessEnvironment.set("LISTEN_PID", "1")
            ProcessEnvironment.set("LISTEN_FDS", "1")
            exit(try InheritedSockets.take().all.isEmpty ? 0 : 1)
        }
    }

    @Test func `are an error when the announcement makes no sense`() async {
        await #expect(processExitsWith: .success) {
            ProcessEnvironment.set("LISTEN_PID", "\(getpid())")
            ProcessEnvironment.set("LISTEN_FDS", "many")
            do {
                _ = try InheritedSockets.take()
                exit(1)
            } catch InheritedSocketsError.unreadable(EINVAL) {
                exit(0)
            }
        }
    }

    @Test func `are named in the operator's sentence`() {
        let error = InheritedSocketsError.notAListeningStream(name: "api", descriptor: 3)
        #expect(error.description.hasPrefix("the inherited socket \"api\" (descriptor 3) is not"))
        #expect(InheritedSocketsError.unreadable(errno: EINVAL).description.contains("Invalid argument"))
    }
}
