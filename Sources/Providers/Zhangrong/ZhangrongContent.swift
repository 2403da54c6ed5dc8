import Messaging

/// A template's values in one text, as the platform wants them: in order, with `##` between them.
///
/// The platform also takes `$$` for a separator, and there is no way to write either in a value.
struct ZhangrongContent: Equatable, Sendable {
    let text: String

    /// - Throws: ``CallRefusal`` that names the first parameter whose value would be taken for several.
    ///   Nothing was sent.
    init(_ parameters: [ProviderWording.Parameter]) throws(CallRefusal) {
        for (index, parameter) in parameters.enumerated() {
            let isLast = index == parameters.count - 1
            // A sign at the end would become part of the separator that follows.
            let shiftsSeparator = !isLast && parameter.value.hasSuffix("#")
            if parameter.value.contains("##") || parameter.value.contains("$$") || shiftsSeparator {
                throw CallRefusal(
                    result: AttemptResult(
                        .rejected(.permanent), code: "separator_in_value",
                        text: "The value of \(parameter.name) has signs that separate values at the vendor."))
            }
        }
        text = parameters.map(\.value).joined(separator: "##")
    }

    /// The signature as the platform wants it: a name in lenticular brackets, or the digits of its number
    /// there.
    static func signature(_ name: String) -> String {
        let isNumber = name.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return isNumber || name.hasPrefix("【") ? name : "【\(name)】"
    }
}
