extension Duration {
    /// The same in whole seconds, rounded up, and at least one: what `Retry-After` can say.
    var wholeSecondsUp: Duration {
        .seconds(max(1, components.seconds + (components.attoseconds > 0 ? 1 : 0)))
    }
}
