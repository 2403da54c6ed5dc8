extension String {
    /// A path or an address without slashes at its end.
    var withoutSlashes: String {
        String(reversed().drop { $0 == "/" }.reversed())
    }
}
