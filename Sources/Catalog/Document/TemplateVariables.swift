/// Finds the variables in a template's text, by the wire contract's rule (§1.3.1).
enum TemplateVariables {
    /// The names between braces, in order of their first use. Braces around anything but a name are text.
    static func used(in text: String) -> [String] {
        var names: [String] = []
        var name: [UInt8]?
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "{"):
                name = []
            case UInt8(ascii: "}"):
                let found = String(decoding: name ?? [], as: UTF8.self)
                if !found.isEmpty, !names.contains(found) { names.append(found) }
                name = nil
            case _ where isNameByte(byte):
                name?.append(byte)
            default:
                name = nil
            }
        }
        return names
    }

    /// Whether a variable's name may contain it.
    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
