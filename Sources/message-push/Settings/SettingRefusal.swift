/// Why a value cannot stand for a key. Reads on after `key "…" `.
struct SettingRefusal: Error, Equatable {
    var reason: String
}
