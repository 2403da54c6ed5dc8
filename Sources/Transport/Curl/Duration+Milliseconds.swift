extension Duration {
    /// Whole milliseconds, rounded down; what is too long becomes the longest.
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        let limit = Int64(Int32.max) / 1000
        return Int(min(max(seconds, -limit), limit)) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}
