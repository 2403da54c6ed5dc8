import Messaging

/// What another program knows of 24 zones: every change of their offset from 1970 to 2100.
///
/// Made with Python 3's `zoneinfo`, which reads the same files with other code, from tzdata 2025b: the hours
/// of those years were walked through in steps of three, and every change found by halving to the second. A
/// zone's first line has its name, its rule for the years to come, and its offsets in seconds; A is that of
/// 1970-01-01. The lines that follow have its changes: the time since the one before in units of 30 seconds
/// to the base 36, and the letter of the new offset.
struct CivilTimeTable: Sendable, CustomStringConvertible {
    struct Change: Sendable {
        let moment: Timestamp
        let before: Duration
        let after: Duration
    }

    let zone: String
    let footer: String
    let changes: [Change]

    var description: String { zone }

    static let all: [CivilTimeTable] = {
        var tables: [CivilTimeTable] = []
        var lines = text.split(separator: "\n")[...]
        while let head = lines.popFirst() {
            let rows = lines.prefix { !$0.contains(" ") }
            lines = lines.dropFirst(rows.count)
            tables.append(CivilTimeTable(head: head, rows: rows.joined()))
        }
        return tables
    }()

    private init(head: Substring, rows: String) {
        let words = head.split(separator: " ")
        zone = String(words[0])
        footer = String(words[1])
        let offsets = words[2].split(separator: ",").map { Duration.seconds(Int64($0)!) }
        var changes: [Change] = []
        var (digits, seconds, before) = ("", Int64(0), offsets[0])
        for character in rows {
            guard character.isUppercase else {
                digits.append(character)
                continue
            }
            seconds += Int64(digits, radix: 36)! * 30
            digits = ""
            let after = offsets[Int(character.asciiValue! - UInt8(ascii: "A"))]
            changes.append(Change(moment: Timestamp(seconds: seconds), before: before, after: after))
            before = after
        }
        self.changes = changes
    }

    private static let text = """
        Asia/Shanghai CST-8 28800,32400
        a8bg0B87goAcyrcB9i4oAdebcB92koAdebcB9i4oAcyrcB9i4oAcyrcB9i4oA
        Asia/Hong_Kong HKT-8 28800,32400
        6nl0Bb8coAb8jcBb8coAb8jcBbnwoAb8jcBb8coA4bncBi58oAb8jcBb8coAb8jcBb8coA1lwjcB9xooA
        Asia/Kathmandu <+0545>-5:45 19800,20700
        a0q5oB
        Asia/Tehran <+0330>-3:30 12600,16200,14400,18000
        4irl0Bd5c0C9khoD87k0C61s0Ac5toB73goAbczcBbh8oA6n4zcB8rgoAb8jcBbcsoAb6bcBbcsoAb6bcBbcsoAb6bcBbcsoAb6b
        cBbcsoAb8jcBbcsoAb6bcBbcsoAb6bcBbcsoAb6bcBbcsoAb8jcBbcsoAb6bcBbcsoAb6bcBbcsoAb6bcBbcsoAb8jcBbcsoA1k8
        jcBbcsoAb8jcBbcsoAb6bcBbcsoAb6bcBbcsoAb6bcBbcsoAb8jcBbcsoAb6bcBbcsoAb6bcBbcsoAb6bcBbcsoAb8jcBbcsoAb6
        bcBbcsoAb6bcBbcsoAb6bcBbcsoAb8jcBbcsoAb6bcBbcsoA
        Asia/Beirut EET-2EEST,M3.5.0/0,M10.5.0/0 7200,10800
        1jqhcB68coAd37cB9fwoAd37cB9fwoAd37cB9fwoAd5fcB9fwoAd37cB9fwoAd0zcB9fwoA3hxfcBad8oAc5vcBad8oAc5vcBad8
        oAc5vcBad8oAe4zcB8gcoAcpvcB9t8oAc5vcBad8oAc5vcBad8oAc83cB9mkoAaszcBb8coAb8jcBb8coAb8jcBb8coAbo3cBb8c
        oAb8jcBb8coAb8jcBb8coAb8jcBde4oA92rcBde4oA92rcBde4oA9ibcBcykoA9ibcBcykoA9ibcBde4oA92rcBde4oA92rcBde4
        oA92rcBde4oA9ibcBcykoA9ibcBcykoA9ibcBde4oA92rcBde4oA92rcBde4oA9ibcBcykoA9ibcBcykoA9ibcBcykoA9ibcBde4
        oA92rcBde4oA92rcBde4oA9ibcBcykoA9ibcBcykoA9ibcBde4oA92rcBde4oA92rcBde4oA9ibcBcykoA9ibcBcykoA9ibcBcyk
        oA9ibcBde4oA92rcBde4oA92rcBde4oA9ibcBcykoA9ibcBcykoA9ibcBde4oA92rcBde4oA92rcBde4oA92rcBde4oA9ibcBcyk
        oA9ibcBcykoA9ibcBde4oA92rcBde4oA92rcBde4oA9ibcBcykoA9ibcBcykoA9ibcBcykoA9ibcBde4oA92rcBde4oA92rcBde4
        oA9ibcBcykoA9ibcBcykoA9ibcBde4oA92rcBde4oA92rcBde4oA9ibcBcykoA9ibcBcykoA9ibcBcykoA9ibcBde4oA92rcBde4
        oA92rcBde4oA9ibcBcykoA9ibcBcykoA9ibcBde4oA92rcBde4oA92rcBde4oA92rcBde4oA9ibcBcykoA9ibcBcykoA9ibcBde4
        oA92rcBde4oA92rcBde4oA9ibcBcykoA9ibcBcykoA9ibcBcykoA9ibcBde4oA92rcBde4oA92rcBde4oA9ibcBcykoA9ibcBcyk
        oA9ibcBde4oA92rcBde4oA92rcBde4oA9ibcBcykoA9ibcBcykoA9ibcBcykoA9ibcBde4oA92rcBde4oA92rcBde4oA9ibcBcyk
        oA9ibcBcykoA9ibcBde4oA92rcBde4oA92rcBde4oA92rcBde4oA9ibcBcykoA9ibcBcykoA9ibcBde4oA92rcBde4oA92rcBde4
        oA9ibcBcykoA9ibcBcykoA9ibcBcykoA9ibcBde4oA
        Africa/Cairo EET-2EEST,M4.5.5/0,M10.5.4/24 7200,10800
        7ekoB9g3cAd30oB9g3cAd58oB9g3cAd30oB9g3cAd30oB9g3cAd30oB9g3cAd58oB9g3cAd30oB9g3cAd30oB9g3cAd30oB9g3cA
        d58oB9g3cAd30oB9g3cAibwoB477cAhj0oB503cAd58oB9g3cAd30oB9g3cAd30oB9g3cAd30oB9g3cAd58oB9g3cAde4oB94zcA
        d30oB9g3cAd30oB9g3cAd58oB9g3cAd30oB9g3cAd30oB9g3cAcw9cB9i4oAcyrcB9i4oAcyrcB9i4oAcyrcB9i4oAdebcB9i4oA
        cyrcB9i4oAcyrcB9i4oAcyrcB9i4oAcyrcB9i4oAdebcB9i4oAcyrcB9i4oAcyrcB92koAdebcB87goAe9fcB7rwoAeozcB7ccoA
        fk3cB6csoA1urcB1akoA29o3cB2l8oA25vcB3gcoA5dkzcBb8coAb8jcBbnwoAaszcBbnwoAaszcBbnwoAb8jcBb8coAb8jcBb8c
        oAb8jcBb8coAb8jcBbnwoAaszcBbnwoAb8jcBb8coAb8jcBb8coAb8jcBb8coAb8jcBb8coAb8jcBbnwoAaszcBbnwoAb8jcBb8c
        oAb8jcBb8coAb8jcBb8coAb8jcBbnwoAaszcBbnwoAaszcBbnwoAb8jcBb8coAb8jcBb8coAb8jcBb8coAb8jcBbnwoAaszcBbnw
        oAb8jcBb8coAb8jcBb8coAb8jcBb8coAb8jcBbnwoAaszcBbnwoAaszcBbnwoAb8jcBb8coAb8jcBb8coAb8jcBb8coAb8jcBbnw
        oAaszcBbnwoAb8jcBb8coAb8jcBb8coAb8jcBb8coAb8jcBb8coAb8jcBbnwoAaszcBbnwoAb8jcBb8coAb8jcBb8coAb8jcBb8c
        oAb8jcBbnwoAaszcBbnwoAaszcBbnwoAb8jcBb8coAb8jcBb8coAb8jcBb8coAb8jcBbnwoAaszcBbnwoAb8jcBb8coAb8jcBb8c
        oAb8jcBb8coAb8jcBbnwoAaszcBbnwoAaszcBbnwoAb8jcBb8coAb8jcBb8coAb8jcBb8coAb8jcBbnwoAaszcBbnwoAb8jcBb8c
        oAb8jcBb8coAb8jcBb8coAb8jcBb8coAb8jcBbnwoAaszcBbnwoAb8jcBb8coAb8jcBb8coAb8jcBb8coAb8jcBbnwoAaszcBbnw
        oAaszcBbnwoAb8jcBb8coA
        Africa/Casablanca <+01>-1 0,3600
        2sxc0B498oA11j7cB5ocoAgurcB998oAf6rcB3y4oA3ilvcB14hooAe1dfcB5ocoAgurcB4zwoAfojcB61ooAeozcB7ccoAguy0B
        5280A1ww0B2j40Acyo0B4bk0A23k0B4tc0A9i80B5k00A25s0B58w0A9i80B4r40A25s0B61s0A9i80B4bk0A25s0B6ww0A92o0B
        3gg0A2lc0B7cg0A92o0B30w0A25s0Bjvk0A25s0Bjg00A2lc0Bjg00A25s0Bjg00A2lc0Bjg00A25s0Bjvk0A25s0Bjg00A2lc0B
        jg00A25s0Bjvk0A25s0Bjg00A2lc0Bjg00A25s0Bjg00A2lc0Bjg00A25s0Bjvk0A25s0Bjg00A2lc0Bjg00A25s0Bjg00A2lc0B
        jg00A2lc0Bjg00A25s0Bjg00A2lc0Bjg00A25s0Bjvk0A25s0Bjg00A2lc0Bjg00A25s0Bjg00A2lc0Bjg00A2lc0Bjg00A25s0B
        jg00A2lc0Bjg00A25s0Bjvk0A25s0Bjg00A2lc0Bjg00A25s0Bjg00A2lc0Bjg00A2lc0Bjg00A25s0Bjg00A2lc0Bjg00A25s0B
        jvk0A25s0Bjg00A2lc0Bjg00A25s0Bjg00A2lc0Bjg00A2lc0Bjg00A25s0Bjg00A2lc0Bjg00A25s0Bjvk0A25s0Bjg00A2lc0B
        jg00A25s0Bjg00A2lc0Bjg00A2lc0Bjg00A25s0Bjg00A2lc0Bjg00A25s0Bjvk0A25s0Bjg00A2lc0Bjg00A25s0Bjg00A2lc0B
        jg00A2lc0Bjg00A25s0Bjg00A2lc0Bjg00A25s0Bjvk0A25s0Bjg00A2lc0Bjg00A25s0Bjg00A2lc0Bjg00A25s0Bjvk0A25s0B
        jg00A2lc0Bjg00A25s0Bjvk0A25s0Bjg00A2lc0B
        Africa/Monrovia GMT0 -2670,0
        19fmhB
        Europe/London GMT0BST,M3.5.0/1,M10.5.0 3600,0
        158moB8n40Adts0B8n40Adts0B8n40Adts0B8n40Adts0B92o0Ade80B92o0Ade80B92o0Adts0B8n40Adts0B8n40Adts0B9i4o
        Acyo0B9i80Acyo0B9i80Acyo0B9i80Ade80B9i80Acyo0B9i80Acyo0B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B9i80
        Acyo0B9i80Acyo0B9i80Acyo0B9i80Acyo0B9i80Acyo0B9xs0Acyo0B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0
        Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0
        Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80
        Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80
        Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80
        Acyo0B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0
        Ade80B9i80Acyo0B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0
        Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80
        Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80
        Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B92o0
        Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Acyo0B9i80Ade80B
        Europe/Dublin IST-1GMT0,M10.5.0,M3.5.0/1 3600,0
        158moB8n40Adts0B8n40Adts0B8n40Adts0B8n40Adts0B92o0Ade80B92o0Ade80B92o0Adts0B8n40Adts0B8n40Adts0B9i4o
        Acyo0B9i80Acyo0B9i80Acyo0B9i80Ade80B9i80Acyo0B9i80Acyo0B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B9i80
        Acyo0B9i80Acyo0B9i80Acyo0B9i80Acyo0B9i80Acyo0B9xs0Acyo0B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0
        Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0
        Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80
        Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80
        Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80
        Acyo0B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0
        Ade80B9i80Acyo0B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0
        Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80
        Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80
        Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B92o0
        Ade80B9i80Acyo0B9i80Acyo0B9i80Ade80B92o0Ade80B92o0Ade80B9i80Acyo0B9i80Acyo0B9i80Acyo0B9i80Ade80B
        Europe/Moscow MSK-3 10800,14400,7200
        71km0BbakoAb8jcBbakoAb8jcBbakoAbarcBb8moAb8g0Bb8g0Ab8g0Bb8g0Ab8g0Bb8g0Ab8g0Bb8g0Ab8g0Bb8g0Ab8g0Bbo00
        AmgzcC6ww0A4bgoBb8g0Ab8g0Bb8g0Ab8g0Bb8g0Ab8g0Bb8g0Abo00Bcyo0A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80
        A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80
        A92o0B28ssoA
        Atlantic/Azores <-01>1<+00>,M3.5.0/0,M10.5.0/1 -3600,0,3600
        7nv7cBb8g0Ab8g0Bb8g0Ab8g0Bbo00Ab8g0Bb8g0Ab8g0Bb8g0Ab8g0Bb8g0Ab8g0Bb8g0Ab8g0Bb8g0Ab8g0Bbo00Ab8g0Bb8g0
        Ab8g0Bb8g0A5mbcB5m4oC5000B68g0Ab8g0Bb8g0Ab8g0Bb8g0Abo00Bcyo0A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80
        A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80
        A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0
        A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0
        A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80
        A9i80Bcyo0A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80
        A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80
        A92o0Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0
        A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0
        A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80
        A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bcyo0A9i80Bde80
        A
        America/New_York EST5EDT,M3.2.0,M11.1.0 -18000,-14400
        747cBb8coAb8jcBbnwoAb8jcBb8coAb8jcBb8coA4bncBi58oA7cjcBf4coAb8jcBbnwoAaszcBbnwoAb8jcBb8coAb8jcBb8coA
        b8jcBb8coAb8jcBb8coAb8jcBbnwoAaszcBbnwoAb8jcBb8coAb8jcBb8coAb8jcBb8coA9xvcBcj0oA9xvcBcykoA9ibcBcykoA
        9ibcBcykoA9xvcBcj0oA9xvcBcj0oA9xvcBcykoA9ibcBcykoA9ibcBcykoA9xvcBcj0oA9xvcBcj0oA9xvcBcj0oA9xvcBcykoA
        9ibcBcykoA9ibcBcykoA9xvcBcj0oA9xvcBcj0oA9xvcBcykoA9ibcBcykoA9ibcBcykoA87ncBeosoA7s3cBeosoA7s3cBeosoA
        87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA
        7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA
        7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA
        7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA
        7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA
        87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA
        7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA
        7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA
        7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA
        87ncBeosoA
        America/St_Johns NST3:30NDT,M3.2.0,M11.1.0 -12600,-9000,-5400
        742cBb8coAb8jcBbnwoAb8jcBb8coAb8jcBb8coAb8jcBb8coAb8jcBb8coAb8jcBbnwoAaszcBbnwoAb8jcBb8coAb8jcBb8coA
        b8jcBb8coAb8jcBb8coAb8jcBbnwoAaszcBbnwoAb8jcBb8coAb8jcBb8coAb8jcBb8coA9xoqBcj0oA9xvcCcyhcA9ieoBcykoA
        9ibcBcykoA9xvcBcj0oA9xvcBcj0oA9xvcBcykoA9ibcBcykoA9ibcBcykoA9xvcBcj0oA9xvcBcj0oA9xvcBcj0oA9xvcBcykoA
        9ibcBcykoA9ibcBcykoA9xvcBcj0oA9xvcBcj0oA9xvcBcykoA9ibcBcykoA9ibcBcykoA87ncBeosoA7s3cBeosoA7s3cBeosoA
        87ncBeosoA7s3cBeozaA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA
        7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA
        7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA
        7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA
        7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA
        87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA
        7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA
        7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA
        7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA87ncBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA7s3cBeosoA
        87ncBeosoA
        America/Havana CST5CDT,M3.2.0/0,M11.1.0/1 -18000,-14400
        740oBb8coAb8jcBbnwoAb8jcB9xooAcj7cB9zwoAcgzcBa24oAcercBb8coAb8jcBbnwoAaszcBbnwoAbo3cB9i4oA9xvcBcykoA
        9ibcBcykoAcyrcB9i4oAcyrcB9i4oAcyrcB9i4oAcyrcB9xooAcj7cB9xooA9ibcBcykoA9ibcBcykoA9xvcBcj0oA9xvcBcj0oA
        aszcBc3goAaszcBbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Ab8g0Bb8g0Ab8g0Bbo00Aadc0Bcyo0A9i80Bde80A
        9i80Bcyo0A9i80Bcyo0A9xs0Bcj40A9xs0Bcj40A9i80B1mc00A87k0Be9c0A8n40Bdts0A87k0Be9c0A8n40Be9c0A8n40Beow0
        A8n40Bde80A7s00Beow0A7s00Beow0A7s00Beow0A87k0Beow0A7s00Beow0A7s00Beow0A7s00Beow0A7s00Beow0A87k0Beow0
        A7s00Beow0A7s00Beow0A7s00Beow0A7s00Beow0A7s00Beow0A87k0Beow0A7s00Beow0A7s00Beow0A7s00Beow0A7s00Beow0
        A87k0Beow0A7s00Beow0A7s00Beow0A7s00Beow0A7s00Beow0A7s00Beow0A87k0Beow0A7s00Beow0A7s00Beow0A7s00Beow0
        A7s00Beow0A7s00Beow0A87k0Beow0A7s00Beow0A7s00Beow0A7s00Beow0A7s00Beow0A87k0Beow0A7s00Beow0A7s00Beow0
        A7s00Beow0A7s00Beow0A7s00Beow0A87k0Beow0A7s00Beow0A7s00Beow0A7s00Beow0A7s00Beow0A87k0Beow0A7s00Beow0
        A7s00Beow0A7s00Beow0A7s00Beow0A7s00Beow0A87k0Beow0A7s00Beow0A7s00Beow0A7s00Beow0A7s00Beow0A7s00Beow0
        A87k0Beow0A7s00Beow0A7s00Beow0A7s00Beow0A7s00Beow0A87k0Beow0A7s00Beow0A7s00Beow0A7s00Beow0A7s00Beow0
        A7s00Beow0A87k0Beow0A7s00Beow0A7s00Beow0A7s00Beow0A7s00Beow0A87k0Beow0A7s00Beow0A7s00Beow0A7s00Beow0
        A7s00Beow0A7s00Beow0A87k0Beow0A7s00Beow0A7s00Beow0A7s00Beow0A7s00Beow0A7s00Beow0A87k0Beow0A
        America/Sao_Paulo <-03>3 -10800,-7200
        9x1m0B87goAdtvcB6wsoAfmbcB6h8oAfk3cB6h8oAfzncB7ccoAfk3cB7ccoAf4jcB6wsoAfzncB61ooAfzncB7rwoAeozcB7rwo
        AeozcB7ccoAeozcB87goAebncB90coAdtvcB87goAdtvcB92koAdtvcB87goAeozcB7rwoAfzncB6h8oAf4jcB7ccoAg43cB6sco
        AeozcB7rwoAfzncB6wsoAe9fcB7rwoAf4jcB7ccoAf4jcB7rwoAeozcB7rwoAeozcB87goAeozcB7ccoAf4jcB7ccoAf4jcB7rwo
        AeozcB7rwoAeozcB7rwoAeozcB7rwoAfzncB6h8oA
        America/Asuncion <-03>3 -14400,-10800
        1pzhcBxrgoAxtvcB9dooAd7ncB9bgoAd7ncB9bgoAd7ncBb8coAbarcBbakoAbarcBb8coAbarcBb8coAbarcBb8coAbarcBbako
        AbarcBb8coAbarcBb8coAbarcBb8coAbarcBbakoAbarcBb8coAclfcB9xooAbarcBb8coAblvcB92koAdgjcBax8oAbczcB970o
        Adc3cB94soAdebcB9dooAdircB8n0oAdtvcB92koAdebcB9i4oAcyrcB9i4oAcyrcB9i4oAdebcBb8coA92rcBde4oA9ibcBcyko
        Ac3ncB92koAdebcB92koAdebcB92koAdtvcB8n0oAdtvcB8n0oAdtvcBassoAaszcBbnwoAaszcBbnwoAb8jcBad8oAc3ncBad8o
        Ac3ncBad8oAc3ncBassoAbo3cBassoAbo3cBassoAc3ncBad8oAc3ncBad8oAc3ncBassoAbo3cBassoAbo3cBassoAbo3cBasso
        Ac3ncB
        America/Santiago <-04>4<-03>,M9.1.6/24,M4.1.6/24 -10800,-14400
        5dm0Bc3ncA9i4oBcyrcA9i4oBdebcA92koBcj7cA9xooBdebcA92koBdebcA9i4oBcyrcA9i4oBcyrcA9i4oBdebcA92koBdebcA
        92koBdebcA9i4oBcyrcA9i4oBcyrcA9i4oBcyrcA9i4oBdebcA92koBdebcA92koBdebcAb8coBb8jcA9i4oBcyrcA9i4oBdebcA
        92koBbo3cAassoBdebcA9i4oBcyrcA9i4oBcyrcA9i4oBcyrcA9i4oBdebcA92koBdebcAad8oBc3ncA9i4oBc3ncAbnwoBbo3cA
        9i4oBdebcA92koBdebcA92koBdebcA92koBdebcA9i4oBcyrcA9i4oBcyrcA9i4oBdebcA92koBdebcAad8oBc3ncA9i4oBcyrcA
        assoBbo3cAcykoB6hfcAfjwoB7s3cAeosoB87ncAe98oB87ncA120soB5mbcAgukoB5mbcAgukoB5mbcAeosoB9ibcAcykoB9ibc
        AcykoB9ibcAcykoB9xvcAcj0oB9ibcAde4oB9ibcAcykoB9ibcAcykoB9ibcAcykoB9ibcAcykoB9ibcAde4oB92rcAde4oB9ibc
        AcykoB9ibcAcykoB9ibcAcykoB9ibcAcykoB9ibcAde4oB92rcAde4oB9ibcAcykoB9ibcAcykoB9ibcAcykoB9ibcAde4oB92rc
        Ade4oB9ibcAcykoB9ibcAcykoB9ibcAcykoB9ibcAcykoB9ibcAde4oB92rcAde4oB9ibcAcykoB9ibcAcykoB9ibcAcykoB9ibc
        AcykoB9ibcAde4oB9ibcAcykoB9ibcAcykoB9ibcAcykoB9ibcAcykoB9ibcAde4oB92rcAde4oB9ibcAcykoB9ibcAcykoB9ibc
        AcykoB9ibcAcykoB9ibcAde4oB92rcAde4oB9ibcAcykoB9ibcAcykoB9ibcAcykoB9ibcAde4oB92rcAde4oB9ibcAcykoB9ibc
        AcykoB9ibcAcykoB9ibcAcykoB9ibcAde4oB92rcAde4oB9ibcAcykoB9ibcAcykoB9ibcAcykoB9ibcAcykoB9ibcAde4oB9ibc
        AcykoB9ibcAcykoB9ibcAcykoB9ibcAcykoB9ibcAde4oB92rcAde4oB9ibcAcykoB9ibcAcykoB9ibcAcykoB9ibcAcykoB9ibc
        Ade4oB92rcAde4oB9ibcAcykoB9ibcAcykoB9ibcAcykoB9ibcAde4oB92rcAde4oB9ibcAcykoB9ibcAcykoB9ibcAcykoB9ibc
        A
        America/Nuuk <-02>2<-01>,M3.5.0/-1,M10.5.0/0 -10800,-7200,-3600
        6fdcoBasioAb8g0Bb8g0Ab8g0Bb8g0Ab8g0Bb8g0Ab8g0Bbo00Ab8g0Bb8g0Ab8g0Bb8g0Ab8g0Bb8g0Ab8g0Bb8g0Ab8g0Bb8g0
        Ab8g0Bbo00Ab8g0Bb8g0Ab8g0Bb8g0Ab8g0Bb8g0Ab8g0Bb8g0Ab8g0Bb8g0Abo00Bcyo0A9i80Bcyo0A9i80Bcyo0A9i80Bde80
        A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0
        A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0
        A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bmwg0Ccyo0B9i80Ccyo0B9i80Ccyo0B9i80Cde80B92o0Cde80B92o0Cde80B9i80
        Ccyo0B9i80Ccyo0B9i80Cde80B92o0Cde80B92o0Cde80B92o0Cde80B9i80Ccyo0B9i80Ccyo0B9i80Cde80B92o0Cde80B92o0
        Cde80B9i80Ccyo0B9i80Ccyo0B9i80Ccyo0B9i80Cde80B92o0Cde80B92o0Cde80B9i80Ccyo0B9i80Ccyo0B9i80Cde80B92o0
        Cde80B92o0Cde80B9i80Ccyo0B9i80Ccyo0B9i80Ccyo0B9i80Cde80B92o0Cde80B92o0Cde80B9i80Ccyo0B9i80Ccyo0B9i80
        Cde80B92o0Cde80B92o0Cde80B92o0Cde80B9i80Ccyo0B9i80Ccyo0B9i80Cde80B92o0Cde80B92o0Cde80B9i80Ccyo0B9i80
        Ccyo0B9i80Ccyo0B9i80Cde80B92o0Cde80B92o0Cde80B9i80Ccyo0B9i80Ccyo0B9i80Cde80B92o0Cde80B92o0Cde80B9i80
        Ccyo0B9i80Ccyo0B9i80Ccyo0B9i80Cde80B92o0Cde80B92o0Cde80B9i80Ccyo0B9i80Ccyo0B9i80Cde80B92o0Cde80B92o0
        Cde80B92o0Cde80B9i80Ccyo0B9i80Ccyo0B9i80Cde80B92o0Cde80B92o0Cde80B9i80Ccyo0B9i80Ccyo0B9i80Ccyo0B9i80
        Cde80B
        Antarctica/Troll <+00>0<+02>-2,M3.5.0/1,M10.5.0/3 0,7200
        m2dvcBde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0
        A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0
        A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80
        A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bcyo0A9i80Bde80
        A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bcyo0
        A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0
        A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80
        A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80
        A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80A92o0Bde80A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bde80
        A92o0Bde80A92o0Bde80A9i80Bcyo0A9i80Bcyo0A9i80Bcyo0A9i80Bde80A
        Australia/Lord_Howe <+1030>-10:30<+11>-11,M10.1.0,M4.1.0 36000,37800,41400,39600
        6zn2oBep10C87goBeozcC7rwoBeozcC7rwoBeozcC7rwoBeozcD8n2cBde9oD92mcBdttoD92mcBdttoD8n2cBdttoD7rycBeoxo
        D7rycBeoxoD7rycBeoxoD87icBeoxoD7rycBeoxoD7rycBeoxoD9i6cBcypoD9i6cBcypoD9i6cBcypoD9i6cBde9oD92mcB9i9o
        DcymcBde9oD9i6cBcypoD9i6cBcypoD9i6cBde9oD92mcBde9oD9i6cBcypoD92mcBde9oD9xqcBb8hoDb8ecBb8hoDb8ecBb8ho
        Db8ecBb8hoDb8ecBbo1oDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBbo1oDb8ecBb8hoDb8ecBb8ho
        Db8ecBb8hoDb8ecBb8hoDb8ecBb8hoDbnycBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBbo1oDb8ecBb8ho
        Db8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBbo1oDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBbo1o
        Db8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBbo1oDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8ho
        Db8ecBb8hoDbnycBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBbo1oDb8ecBb8hoDb8ecBb8hoDb8ecBb8ho
        Db8ecBb8hoDb8ecBb8hoDb8ecBbo1oDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBbo1oDb8ecBb8hoDb8ecBb8ho
        Db8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBbo1oDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDbnycBb8ho
        Db8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBbo1oDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8ho
        Db8ecBbo1oDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBbo1oDb8ecBb8hoDb8ecBb8hoDb8ecBb8hoDb8ecBb8ho
        D
        Pacific/Chatham <+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45 45900,49500
        311qoB6ww0Af4g0B87k0Aeow0B7s00Aeow0B7s00Aeow0B7s00Aeow0B7s00Aeow0B7s00Aeow0B87k0Aeow0B7s00Aeow0B7s00
        Aeow0B7s00Aeow0B7s00Aeow0B7s00Aeow0B87k0Aeow0B7s00Ade80B9xs0Acj40B9xs0Acj40B9xs0Acj40Badc0Ac3k0Badc0
        Ac3k0Badc0Ac3k0Badc0Acj40B9xs0Acj40B9xs0Acj40Badc0Ac3k0Badc0Ac3k0Badc0Acj40B9xs0Acj40B9xs0Acj40Badc0
        Ac3k0Badc0Ac3k0Badc0Ac3k0Badc0Ac3k0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Ab8g0Bbo00Aasw0Bbo00
        Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Ab8g0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bc3k0
        Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Ab8g0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00
        Aasw0Bbo00Ab8g0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Ab8g0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00
        Aasw0Bbo00Aasw0Bbo00Ab8g0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bc3k0Aasw0Bbo00Aasw0Bbo00
        Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Ab8g0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Ab8g0Bbo00
        Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Ab8g0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00
        Ab8g0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bc3k0Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00
        Aasw0Bbo00Ab8g0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Ab8g0Bbo00Aasw0Bbo00Aasw0Bbo00
        Aasw0Bbo00Aasw0Bbo00Ab8g0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0Bbo00Aasw0B
        Pacific/Apia <+13>-13 -39600,-36000,50400,46800
        pif8oBbm20Aasw0B5z6oC5otcDb8g0Cbo00Dasw0Cbo00Dasw0Cbo00Dasw0Cbo00Dasw0Cbo00Dasw0Cbo00Db8g0Cbo00Dasw0
        Cbo00Dasw0Cbo00D
        Pacific/Kwajalein <+12>-12 -43200,43200
        esxk0B
        """
}
