import Logging
import Testing

@testable import message_push

@Suite struct `The settings` {
    @Test func `are complete without any file`() throws {
        let settings = try Settings.load(path: nil, environment: [:])
        #expect(settings.listen == [.tcp(host: "127.0.0.1", port: 8080)])
        #expect(settings.metricsListen.isEmpty)
        #expect(settings.controlSocket == "/run/message-push/control.sock")
        #expect(settings.stateDirectory == "/var/lib/message-push")
        #expect(settings.masterKeyFile == "/var/lib/message-push/master.key")
        #expect(settings.makesMasterKey)
        #expect(settings.requestBodyBytesMax == 15_029_592)
        #expect(settings.signatureWindow == .seconds(300))
        #expect(settings.scheduledAheadMax == .seconds(3660 * 86_400))
        #expect(settings.logLevel == .info)
    }

    @Test func `take what the file says`() throws {
        let settings = try settings(
            """
            # A comment.
            listen: ["[::1]:0", "unix:/run/http.sock", localhost:8081]
            log_level: 'debug'
            idle_timeout_seconds: 5
            shutdown_grace_seconds: 0
            """)
        #expect(
            settings.listen == [
                .tcp(host: "::1", port: 0), .unix(path: "/run/http.sock"),
                .tcp(host: "localhost", port: 8081),
            ])
        #expect(settings.logLevel == .debug)
        #expect(settings.idleTimeout == .seconds(5))
        #expect(settings.shutdownGrace == .zero)
    }

    @Test(arguments: ["", "# nothing\n", "---\n", "null\n"])
    func `are the defaults when the file says nothing`(text: String) throws {
        #expect(try settings(text).connectionsMax == 4096)
    }

    @Test func `take the environment before the file`() throws {
        let environment = [
            "MESSAGE_PUSH_LISTEN": "127.0.0.1:1, 127.0.0.1:2", "MESSAGE_PUSH_CONNECTIONS_MAX": "7",
            "MESSAGE_PUSH_SOCKET": "/for/the/client",
        ]
        let settings = try settings("connections_max: 8\nidle_timeout_seconds: 9\n", environment: environment)
        #expect(settings.listen == [.tcp(host: "127.0.0.1", port: 1), .tcp(host: "127.0.0.1", port: 2)])
        #expect(settings.connectionsMax == 7)
        #expect(settings.idleTimeout == .seconds(9))
    }

    @Test func `keep their state where systemd says, unless the operator says otherwise`() throws {
        let environment = ["STATE_DIRECTORY": "/var/lib/a:/var/lib/b"]
        let systemds = try settings("", environment: environment)
        #expect(systemds.stateDirectory == "/var/lib/a")
        #expect(systemds.masterKeyFile == "/var/lib/a/master.key")
        #expect(try settings("state_directory: /srv/c", environment: environment).stateDirectory == "/srv/c")
        let overridden = environment.merging(["MESSAGE_PUSH_STATE_DIRECTORY": "/srv/d"]) { $1 }
        #expect(try settings("state_directory: /srv/c", environment: overridden).stateDirectory == "/srv/d")
    }

    @Test func `find the master key among the credentials`() throws {
        let folder = try TemporaryFolder()
        let environment = ["CREDENTIALS_DIRECTORY": folder.path]
        #expect(try Settings.load(path: nil, environment: environment).makesMasterKey)
        try folder.write("master-key", "a key")
        let settings = try Settings.load(path: nil, environment: environment)
        #expect(settings.masterKeyFile == folder.path + "/master-key")
        #expect(!settings.makesMasterKey)
    }

    @Test func `make no master key where the operator named one`() throws {
        let named = try settings("master_key_file: /srv/key")
        #expect(named.masterKeyFile == "/srv/key")
        #expect(!named.makesMasterKey)
    }

    @Test func `name every key once and read each of them`() throws {
        let names = SettingKey.all.map(\.name)
        #expect(Set(names).count == names.count)
        for key in SettingKey.all {
            let found = try faults(of: "\(key.name): {}")
            #expect(found.count == 1 && found[0].hasPrefix("FILE:1: key \"\(key.name)\" must be "))
        }
    }

    @Test func `have defaults that obey their own rules`() throws {
        for key in SettingKey.all {
            guard case .value(let standard) = key.standard else { continue }
            let text =
                if case .list(let elements) = standard { elements.joined(separator: ",") } else {
                    "\(standard)"
                }
            #expect(try key.rule.value(of: text) == standard)
        }
    }

    @Test func `ignore variables that only look like theirs, and remember them`() {
        let reading = SettingsReading(path: nil, environment: ["MESSAGE_PUSH_PORT": "tcp://10.0.0.1:80"])
        #expect(reading.faults.isEmpty)
        #expect(reading.ignoredVariables == ["MESSAGE_PUSH_PORT"])
    }
}
