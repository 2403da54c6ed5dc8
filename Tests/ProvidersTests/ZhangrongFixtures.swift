import Messaging
import Testing
import Transport

@testable import Providers

/// What tests of Zhangrong's sender share.
enum ZhangrongFixtures {
    static func wording(_ values: String..., signature: String = "掌榕") -> ProviderWording {
        ProviderWording(
            template: "4076", signature: signature,
            parameters: values.enumerated().map { .init(name: "p\($0)", value: $1) })
    }

    static func sender(port: Int, _ more: JSONObject = [:]) throws -> ZhangrongSender {
        let url = JSONValue.string("http://127.0.0.1:\(port)")
        var configuration: JSONObject = [
            "accesskey": "zr&key", "secret": "zr=secret", "endpoint": url, "endpoint_international": url,
        ]
        for (name, value) in more.members { configuration[name] = value }
        let description = Provider.zhangrongSMS.description
        return ZhangrongSender(
            settings: try ZhangrongSettings(
                SettingsReader(configuration, fields: description.fields), description: description),
            transport: try CurlTransport(userAgent: "test"), time: StillTime())
    }

    /// The path of a request, and its form.
    static func parts(_ request: String) throws -> (path: String, form: FormFields) {
        let path = try #require(request.split(separator: " ").dropFirst().first)
        let body = request[try #require(request.firstRange(of: "\r\n\r\n")).upperBound...]
        return (String(path), FormFields(body.utf8))
    }

    /// An answer with a code.
    static func answer(_ code: String, _ words: String) -> String {
        JSONValue.object(["code": .string(code), "msg": .string(words)]).text()
    }
}
