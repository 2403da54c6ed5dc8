/// Who signs calls to Aliyun, and how.
struct AliyunCredentials: Sendable {
    /// How a call is signed.
    enum Signature: String, CaseIterable, Sendable {
        /// ``AliyunSignature``, the present one.
        case acs3
        /// ``AliyunRPCSignature``, for private clouds and proxies that know only the old one.
        case rpc
    }

    let accessKeyID: String
    let accessKeySecret: String
    /// Goes with a temporary access key; nil for a permanent one.
    let securityToken: String?
    let signature: Signature
}
