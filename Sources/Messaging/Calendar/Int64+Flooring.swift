extension Int64 {
    /// Quotient and remainder of a division that rounds down, so that the remainder is never negative: days
    /// and years before the epoch are counted like those after it.
    func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
