import FoundationEssentials
import Messaging
import Testing
import Transport

@testable import Providers

/// What tests of Tencent Cloud's sender share.
enum TencentFixtures {
    static let wording = ProviderWording(
        template: "1110", signature: "腾讯云",
        parameters: [
            .init(name: "code", value: "1234"), .init(name: "text", value: #"5/分钟 "a"&b"#),
            .init(name: "empty", value: ""),
        ])

    /// The vectors that the acceptance tests keep.
    static func vectors(from test: String = #filePath) throws -> [JSONValue] {
        let folder = URL(filePath: test).deletingLastPathComponent().deletingLastPathComponent()
        let url = folder.appending(path: "acceptance/vectors/tencent_tc3.json")
        let all = try JSONValue(parsing: [UInt8](try Data(contentsOf: url)))
        return try #require(all["vectors"]?.arrayValue)
    }

    static func sender(
        port: Int, _ more: JSONObject = [:], time: StillTime = StillTime()
    ) throws -> TencentSender {
        var configuration: JSONObject = [
            "secret_id": "AKIDtest", "secret_key": "tencentSecret", "sdk_app_id": 1_400_006_666,
            "endpoint": .string("http://127.0.0.1:\(port)/"),
        ]
        for (name, value) in more.members { configuration[name] = value }
        let description = Provider.tencentSMS.description
        return TencentSender(
            settings: try TencentSettings(
                SettingsReader(configuration, fields: description.fields), description: description),
            transport: try CurlTransport(userAgent: "test"), time: time)
    }

    /// An order to a number, as the `number`-th of its group.
    static func order(
        to recipient: String = "+8613800000001", _ wording: ProviderWording = wording,
        delivery number: UInt64 = 1
    ) -> AttemptOrder {
        var order = ProvidersTests.order(to: recipient, medium: .sms)
        order.attempt = AttemptID(delivery: DeliveryID(UniqueID(high: 7, low: number)), number: 1)
        order.wording = wording
        return order
    }

    /// Orders to these numbers.
    static func orders(_ recipients: [String]) -> [AttemptOrder] {
        recipients.enumerated().map { order(to: $1, delivery: UInt64($0)) }
    }

    /// A server that tells each request and answers what `answer` makes of it.
    static func server(_ answer: @escaping @Sendable (String) -> String) -> ScriptedServer {
        ScriptedServer { peer in
            let request = peer.readRequest()
            peer.tell(request)
            peer.answer(answer(request))
        }
    }

    /// The parameters of a request.
    static func parameters(_ request: String) throws -> JSONObject {
        let place = try #require(request.firstRange(of: "\r\n\r\n"))
        return try #require(JSONValue(parsing: String(request[place.upperBound...])).objectValue)
    }

    /// The value of a request's header.
    static func header(_ name: String, _ request: String) -> String? {
        request.split(separator: "\r\n").first { $0.hasPrefix("\(name): ") }
            .map { String($0.dropFirst(name.count + 2)) }
    }

    /// An answer to `SendSms` that accepts these numbers.
    static func accepting(_ numbers: [String]) -> String {
        response(
            "SendStatusSet",
            numbers.map {
                [
                    "PhoneNumber": .string($0), "SerialNo": .string("5000:\($0)"), "Code": "Ok",
                    "Message": "send success",
                ]
            })
    }

    /// An answer with a list of objects.
    static func response(_ list: String, _ items: [JSONValue]) -> String {
        JSONValue.object(["Response": [list: .array(items), "RequestId": "r"]]).text()
    }

    /// An answer that refuses the whole call.
    static func refusing(_ code: String, _ message: String = "no") -> String {
        let error: JSONValue = ["Code": .string(code), "Message": .string(message)]
        return JSONValue.object(["Response": ["Error": error, "RequestId": "r"]]).text()
    }
}
