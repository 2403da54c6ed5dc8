/// How a JSON text is laid out.
package enum JSONStyle: Sendable {
    /// On one line, without a space: for machines.
    case compact
    /// One member or element a line, indented by two spaces: for people.
    case pretty
}
