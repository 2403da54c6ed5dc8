/// What is wanted of a delivery that cannot be had at once, because an attempt is under way.
enum ControlWish: Int {
    case none = 0
    case hold = 1
    case cancel = 2
}
