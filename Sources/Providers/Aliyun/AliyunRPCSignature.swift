import Cryptography

/// Aliyun's older signature, HMAC-SHA1 over all parameters
/// (https://help.aliyun.com/zh/sdk/product-overview/rpc-mechanism).
enum AliyunRPCSignature {
    /// The value of the parameter `Signature`.
    ///
    /// - Parameters:
    ///   - method: part of what is signed: the signature of a GET is not that of a POST.
    ///   - parameters: those of the query and of the form, in any order.
    static func sign(method: String, parameters: AliyunParameters, accessKeySecret: String) -> String {
        let message = stringToSign(method: method, parameters: parameters)
        let key = Array("\(accessKeySecret)&".utf8)
        return Base64Text.encode(MessageAuthentication.sha1(key: key, message: Array(message.utf8)))
    }

    static func stringToSign(method: String, parameters: AliyunParameters) -> String {
        "\(method)&%2F&\(WebAddress.queryEscaped(parameters.canonical))"
    }
}
