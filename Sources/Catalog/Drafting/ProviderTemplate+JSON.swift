import Messaging

/// Its lists in the form that documents and tables share.
extension ProviderTemplate {
    /// The provider's signatures under the names of requests, in the order of these.
    var signaturesJSON: JSONValue {
        .object(
            JSONObject(
                signatures.sorted { $0.key < $1.key }.map { (name: $0.key, value: .string($0.value)) }))
    }

    /// The parameters in their order.
    var parametersJSON: JSONValue { .array(parameters.map(\.json)) }
}
