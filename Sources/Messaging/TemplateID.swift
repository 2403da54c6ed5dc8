/// Names a template of the catalog (`message_template_id` on the wire).
package struct TemplateID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The catalog's row number; at least 1.
    package let number: Int64

    /// Wraps a row number of the catalog.
    package init(_ number: Int64) { self.number = number }

    /// The number in decimal digits.
    package var description: String { String(number) }

    /// Orders by age: the catalog gives out numbers in rising order.
    package static func < (left: TemplateID, right: TemplateID) -> Bool { left.number < right.number }
}
