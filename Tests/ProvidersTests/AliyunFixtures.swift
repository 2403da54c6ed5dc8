import FoundationEssentials
import Messaging
import Testing
import Transport

@testable import Providers

/// What tests of Aliyun's senders share.
enum AliyunFixtures {
    static let wording = ProviderWording(
        template: "SMS_1", signature: "阿里云短信测试",
        parameters: [.init(name: "name", value: "张三 Ünï"), .init(name: "code", value: "1234")])

    /// The vectors of a file that the acceptance tests read, too.
    static func vectors(_ file: String, from test: String = #filePath) throws -> [JSONValue] {
        let folder = URL(filePath: test).deletingLastPathComponent().deletingLastPathComponent()
        let url = folder.appending(path: "acceptance/vectors/\(file)")
        let all = try JSONValue(parsing: [UInt8](try Data(contentsOf: url)))
        return try #require(all["vectors"]?.arrayValue)
    }

    /// The members of an object in which all are texts.
    static func parameters(_ value: JSONValue?) -> AliyunParameters {
        (value?.objectValue?.members ?? []).map { ($0.name, $0.value.stringValue ?? "") }
    }

    static func sender(
        port: Int, _ more: JSONObject = [:], time: StillTime = StillTime()
    ) throws -> AliyunSMSSender {
        let provider = Provider.aliyunSMS
        let settings = try SettingsReader(
            configuration(port: port, more), fields: provider.description.fields)
        return AliyunSMSSender(
            settings: try AliyunSettings(settings, of: provider.description),
            transport: try CurlTransport(userAgent: "test"), time: time)
    }

    static func globalSender(port: Int, _ more: JSONObject = [:]) throws -> AliyunGlobalSender {
        let provider = Provider.aliyunGlobal
        let settings = try SettingsReader(
            configuration(port: port, more), fields: provider.description.fields)
        return AliyunGlobalSender(
            settings: try AliyunSettings(settings, of: provider.description),
            transport: try CurlTransport(userAgent: "test"), time: StillTime())
    }

    private static func configuration(port: Int, _ more: JSONObject) -> JSONObject {
        var configuration: JSONObject = [
            "access_key_id": "testAccessKeyId", "access_key_secret": "testAccessKeySecret",
            "endpoint": .string("http://127.0.0.1:\(port)"),
        ]
        for (name, value) in more.members { configuration[name] = value }
        return configuration
    }

    /// An order to a number, as the `number`-th of its group.
    static func order(
        to recipient: String = "+8613800000001", _ wording: ProviderWording = wording,
        messageClass: MessageClass = .notice, delivery number: UInt64 = 1, at milliseconds: Int64 = 0
    ) -> AttemptOrder {
        var order = ProvidersTests.order(to: recipient, medium: .sms, messageClass: messageClass)
        order.attempt = AttemptID(delivery: DeliveryID(UniqueID(high: 7, low: number)), number: 1)
        order.wording = wording
        order.at = Timestamp(milliseconds: 1_700_000_000_000 + milliseconds)
        return order
    }

    /// Orders to so many numbers that follow each other.
    static func orders(_ count: Int, wording: (Int) -> ProviderWording = { _ in wording }) -> [AttemptOrder] {
        (0..<count).map { index in
            order(
                to: "+86\(13_800_000_000 + index)", wording(index), delivery: UInt64(index),
                at: Int64(index % 3))
        }
    }

    /// The parameters of a request's address and form, by name.
    static func parameters(of request: String) -> [String: String] {
        let lines = request.split(separator: "\r\n", omittingEmptySubsequences: false)
        let target = lines.first?.split(separator: " ").dropFirst().first ?? ""
        let query = target.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        let pairs = query.split(separator: "&") + (lines.last ?? "").split(separator: "&")
        let named = pairs.map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : "")
        }
        return Dictionary(named) { first, _ in first }
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static let ok = #"{"Code":"OK","Message":"OK","BizId":"900619746936498440^0","RequestId":"R"}"#

    static func refusal(_ code: String, _ message: String = "") -> String {
        JSONValue.object(["Code": .string(code), "Message": .string(message)]).text()
    }

    /// A server that answers each request with what `answer` makes of its parameters.
    static func server(_ answer: @escaping @Sendable ([String: String]) -> String) -> ScriptedServer {
        ScriptedServer { peer in
            let request = peer.readRequest()
            peer.tell(request)
            peer.answer(answer(parameters(of: request)))
        }
    }
}
