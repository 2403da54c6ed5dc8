/// SplitMix64: the same seed always throws the same numbers.
package struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Dice that throw the sequence of `seed`.
    package init(seed: UInt64) {
        state = seed
    }

    /// The next number. The constants are those of Steele, Lea and Flood, 2014.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
