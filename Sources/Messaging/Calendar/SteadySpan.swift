/// The offset from UTC at a moment, and how long it stays.
struct SteadySpan: Equatable, Sendable {
    /// Seconds east of UTC.
    let offset: Int64
    /// The first second at which the offset may be another; `Int64.max` for never.
    let end: Int64
}
