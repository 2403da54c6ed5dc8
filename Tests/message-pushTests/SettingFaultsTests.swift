import Testing

@testable import message_push

@Suite struct `A settings file with faults` {
    @Test func `is told with file, line, key, reason, and what was meant`() throws {
        #expect(
            try faults(of: "log_level: info\nlistn: [\"a:1\"]\nwhatever: 1\n") == [
                "FILE:2: key \"listn\" is unknown; did you mean \"listen\"?",
                "FILE:3: key \"whatever\" is unknown",
            ])
    }

    @Test func `is told all of them, in the order of the lines`() throws {
        let found = try faults(of: "connections_max: many\nattachment_bytes_max: 20000000\nlog_level: loud\n")
        #expect(found.count == 3)
        #expect(found[0].hasPrefix("FILE:1: key \"connections_max\" is \"many\"; it must be a whole number"))
        #expect(found[1].hasPrefix("FILE:2: key \"attachment_bytes_max\" is 20000000, more than"))
        #expect(
            found[2]
                == """
                FILE:3: key "log_level" is "loud"; it must be one of debug, info, notice, warning, error
                """
        )
    }

    @Test(arguments: [
        (
            "connections_max: 0",
            "is 0; it must be a whole number of connections from 1 to 65536, without quotes"
        ),
        ("connections_max: -1", "is -1; it must be"), ("connections_max: 99999999999999999999", "it must be"),
        ("connections_max: 1.0", "is \"1.0\"; it must be"),
        ("connections_max: \"1\"", "must be a whole number"),
        ("connections_max: 0x10", "is \"0x10\""), ("connections_max: true", "is \"true\""),
        ("connections_max:", "has no value"), ("connections_max: ~", "has no value"),
        ("connections_max: [1]", "must be a whole number"),
        ("state_directory: var", "is \"var\"; it must be an absolute path"),
        ("control_socket: /\(String(repeating: "x", count: 107))", "has 108 bytes"),
        ("listen: 127.0.0.1:8080", "must be a list of 1 to 16 addresses"), ("listen: []", "has 0 elements"),
        ("listen: [[a]]", "must be a list"), ("listen: [\"a:1\", \"a:1\"]", "names \"a:1\" twice"),
        ("listen: [\"::1:80\"]", "an IPv6 address stands in brackets"), ("listen: [a]", "it needs a port"),
        ("listen: [\":80\"]", "it needs a host, as in \"0.0.0.0:80\""),
        ("listen: [\"a:65536\"]", "the port is"),
        ("listen: [\"[x]:1\"]", "in brackets stands an IPv6 address"),
        ("listen: [\"unix:x\"]", "absolute path"),
        ("request_body_bytes_max: 1000000", "base64"), ("journal_segment_bytes: 16777216", "less than twice"),
        ("journal_bytes_max: 134217728", "less than four times"),
        ("attempts_in_flight_max: 10000\nschedule_active_limit: 100", "memory"),
        ("listen: [\"unix:/run/message-push/control.sock\"]", "is also in the list listen"),
        ("metrics_listen: [\"unix:/run/message-push/control.sock\"]", "names the control socket"),
        ("metrics_listen: [\"127.0.0.1:8080\"]", "is also in the list listen"),
        ("metrics_listen: 127.0.0.1:9464", "must be a list of 0 to 16 addresses"),
    ])
    func `is refused for a value that cannot be`(text: String, reason: String) throws {
        let found = try faults(of: text)
        #expect(found.count == 1 && found[0].contains(reason))
    }

    @Test(arguments: [
        ("listen: &a [\"a:1\"]", "FILE:1: anchors (&) and aliases (*) are not allowed; write the value out"),
        ("log_level: !!str info", "FILE:1: tags (!) are not allowed; quotes make a text of any value"),
        (
            "log_level: info\nlog_level: info",
            "FILE:2: key \"log_level\" stands more than once, first in line 1"
        ),
        ("listen:\n\t- a:1", "FILE:2: a tab stands here; use spaces"),
        ("log_level:\tinfo", "FILE:1: a tab stands here; use spaces"),
        ("- listen", "FILE:1: the file must be lines of \"key: value\""),
        ("log_level: info\n---\nlog_level: info", "FILE:2: the text is not YAML: but found another document"),
        ("log_level: [", "FILE:2: the text is not YAML: did not find expected node content"),
        ("log_level: in\u{1}fo", "FILE:1: the text is not YAML: control characters are not allowed"),
        ("? [a]\n: b", "FILE:1: a key must be a text without anchor"),
    ])
    func `is refused for what is no plain YAML`(text: String, fault: String) throws {
        let found = try faults(of: text)
        #expect(found.count == 1 && found[0].hasPrefix(fault))
    }

    @Test func `is refused when it is not UTF-8, too large, or too deep`() throws {
        let latin = Array("log_level: info\n# ".utf8) + [0xFF]
        #expect(try faults(ofBytes: latin) == ["FILE:2: the text is not UTF-8"])
        let large = [UInt8](repeating: UInt8(ascii: "#"), count: SettingsReading.fileBytesMax + 1)
        #expect(try faults(ofBytes: large) == ["FILE: it is larger than 1048576 bytes"])
        let deep = "a: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        #expect(try faults(of: deep) == ["FILE:1: the text nests deeper than 32 levels"])
        #expect(try faults(of: "a: " + String(repeating: "[", count: 100_000)).count == 1)
    }

    @Test func `is refused when it was named and is not there`() {
        #expect(
            throws: SettingsError(faults: [.init(file: "/nowhere.yaml", reason: "there is no such file")])
        ) {
            try Settings.load(path: "/nowhere.yaml", environment: [:])
        }
    }

    @Test func `does not hide the environment's faults`() throws {
        let environment = ["MESSAGE_PUSH_LISTN": "a:1", "MESSAGE_PUSH_IDLE_TIMEOUT_SECONDS": "x"]
        #expect(
            try faults(of: "", environment: environment) == [
                """
                environment variable MESSAGE_PUSH_IDLE_TIMEOUT_SECONDS is "x"; it must be a whole number of \
                seconds from 1 to 3600, without quotes
                """,
                "environment variable MESSAGE_PUSH_LISTN is unknown; did you mean MESSAGE_PUSH_LISTEN?",
            ])
    }

    @Test func `cannot drive the terminal`() throws {
        #expect(try faults(of: "\"a\\eb\": 1") == ["FILE:1: key \"a\\u{1b}b\" is unknown"])
    }
}
