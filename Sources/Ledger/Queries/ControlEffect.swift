/// What came of the wish to change a delivery's course.
package enum ControlEffect: Int, Sendable {
    /// Nothing: it was so already, or could not be changed any more.
    case ignored = 0
    /// It happened at once.
    case done = 1
    /// An attempt was under way; it happens when the delivery would wait again.
    case wished = 2
}
