extension String {
    /// How many columns of a terminal the text takes: two for each East Asian wide character.
    var columnsOnScreen: Int {
        reduce(0) { $0 + $1.columnsOnScreen }
    }
}

extension Character {
    /// By the wide blocks of Unicode's EastAsianWidth.txt; what is combined with the first scalar takes none.
    fileprivate var columnsOnScreen: Int {
        guard let scalar = unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
