import Messaging

/// Moments and durations in the words of people.
enum RelativeTime {
    /// `3 s ago`, `in 5 min`, `now`; in Chinese `3 秒前`, `5 分钟后`, `现在`.
    static func words(
        _ moment: Timestamp, from now: Timestamp, in language: Language = .english
    ) -> String {
        let distance = (moment - now).milliseconds
        let length = duration(.milliseconds(abs(distance)))
        if abs(distance) < 1000 { return language.choose(english: "now", chinese: "现在") }
        let chinese = Self.chinese(length)
        return distance < 0
            ? language.choose(english: "\(length) ago", chinese: "\(chinese)前")
            : language.choose(english: "in \(length)", chinese: "\(chinese)后")
    }

    private static func chinese(_ length: String) -> String {
        let units = ["ms": "毫秒", "s": "秒", "min": "分钟", "h": "小时", "d": "天"]
        let words = length.split(separator: " ")
        return words.count == 2 ? "\(words[0]) \(units[String(words[1])] ?? String(words[1]))" : length
    }

    /// `412 ms`, `90 s`, `5 min`, `3 h`, `2 d`: whole numbers of the largest unit of which there are two.
    static func duration(_ duration: Duration) -> String {
        let milliseconds = duration.milliseconds
        let units: [(size: Int64, name: String)] = [
            (86_400_000, "d"), (3_600_000, "h"), (60_000, "min"), (1000, "s"),
        ]
        for unit in units where milliseconds >= 2 * unit.size {
            return "\(milliseconds / unit.size) \(unit.name)"
        }
        return milliseconds >= 1000 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
    }
}
