/// One action of Aliyun's interface with its parameters.
struct AliyunCall: Sendable {
    /// The version of the interface that sends inside the mainland.
    static let domestic = "2017-05-25"
    /// The version of the interface that sends to the rest of the world.
    static let global = "2018-05-01"

    var action: String
    var version: String
    /// Those that stand in the address.
    var query: AliyunParameters
    /// Those that stand in the body, because they are too long for an address.
    var form: AliyunParameters = []
}
