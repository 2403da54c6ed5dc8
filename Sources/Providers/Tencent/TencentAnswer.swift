import Messaging

/// What an action of Tencent Cloud's interface answered.
struct TencentAnswer: Sendable {
    /// The members of `Response`.
    let response: JSONObject
    /// The answer as it came.
    let body: [UInt8]

    /// The objects in the list `name`; everything else in it is left out, and its place kept.
    func list(_ name: String) -> [JSONObject?] {
        (response[name]?.arrayValue ?? []).map(\.objectValue)
    }
}
