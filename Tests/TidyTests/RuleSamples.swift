extension RuleSample {
    private static func long(_ count: Int) -> String {
        String(repeating: "    x()\n", count: count)
    }

    static let sizes = [
        RuleSample(rule: .lineLength, code: "a\n" + String(repeating: "é", count: 110), lines: []),
        RuleSample(rule: .lineLength, code: "a\n" + String(repeating: "é", count: 111), lines: [2]),
        RuleSample(rule: .fileLength, code: long(300), lines: []),
        RuleSample(rule: .fileLength, code: long(301), lines: [301]),
        RuleSample(rule: .fileLength, path: "Tests/A/B.swift", code: long(500), lines: []),
        RuleSample(rule: .fileLength, path: "Tests/A/B.swift", code: long(501), lines: [501]),
        RuleSample(rule: .functionLength, code: "func f() {\n\(long(58))}\n", lines: []),
        RuleSample(
            rule: .functionLength, code: "struct A {\nfunc f(\na: Int\n) {\n\(long(57))}\n}\n", lines: [2]),
        RuleSample(rule: .functionLength, code: "func f() {\n_ = \"}\" // }\n\(long(60))}\n", lines: [1]),
    ]

    static let names = [
        RuleSample(rule: .names, code: "struct Position {}\nenum Database {}\nenum Base64 {}", lines: []),
        RuleSample(
            rule: .names, code: "struct QueueManager {}\nactor FileUtils {}\nenum RowData {}",
            lines: [1, 2, 3]),
        RuleSample(
            rule: .names, path: "Sources/Journal/CommonFiles.swift", code: "enum Files {}", lines: [1]),
        RuleSample(rule: .names, code: "struct ConsoleLogHandler {}\nstruct ErrorHandler {}", lines: [2]),
        RuleSample(rule: .names, code: "struct PushService: Service {}\nstruct MailService {}", lines: [2]),
        RuleSample(
            rule: .oneType, code: "struct Position {\n  struct Inner {}\n}\nprivate enum Mine {}", lines: []),
        RuleSample(rule: .oneType, code: "struct Position {}\nstruct Other {}", lines: [2]),
        RuleSample(rule: .oneType, code: "import A\nstruct Place {}", lines: [2]),
        RuleSample(rule: .oneType, code: "extension Position: Codable {}", lines: [1]),
        RuleSample(rule: .oneType, code: "import CCurl\nfunc receiveBody() {}", lines: []),
        RuleSample(
            rule: .oneType, path: "Sources/A/Level+Journal.swift", code: "extension Logger.Level {}",
            lines: []),
        RuleSample(
            rule: .oneType, path: "Sources/A/Level+Journal.swift", code: "extension Logger {}", lines: [1]),
        RuleSample(
            rule: .oneType, path: "Sources/A/Level+Journal.swift",
            code: "extension Level {}\nstruct Journal {}", lines: [2]),
        RuleSample(rule: .oneType, path: "Sources/message-push/main.swift", code: "start()", lines: []),
    ]

    static let comments = [
        RuleSample(
            rule: .packageComments, code: "/// A.\n@safe\npackage struct A {}\npackage import B", lines: []),
        RuleSample(
            rule: .packageComments,
            code: "// A.\npackage struct A {\n\n/// B.\n\nstatic package let b = 1\npackage init() {}\n}",
            lines: [2, 6, 7]),
        RuleSample(rule: .openTasks, code: "// TODO(#12): later\nlet todo = \"TODO\"", lines: []),
        RuleSample(rule: .openTasks, code: "a // TODO: later\n/* FIXME */\n/// XXX # 1", lines: [1, 2, 3]),
        RuleSample(rule: .noPublic, code: "package struct A {}\nlet a = \"public struct\"", lines: []),
        RuleSample(rule: .noPublic, code: "public struct A {\n  open func b() {}\n}", lines: [1, 2]),
    ]

    static let places = [
        RuleSample(
            rule: .imports, code: "import Glibc\nprivate import SystemPackage\nimport Dispatch", lines: []),
        RuleSample(rule: .imports, code: "import Foundation\n@preconcurrency import NIOCore", lines: [1, 2]),
        RuleSample(rule: .imports, code: "import struct GRDB.Row\nimport Messaging", lines: [1, 2]),
        RuleSample(rule: .imports, path: "Sources/Attic/A.swift", code: "", lines: [1]),
        RuleSample(
            rule: .imports, path: "Sources/Policy/A.swift", code: "import FoundationEssentials", lines: [1]),
        RuleSample(
            rule: .imports, path: "Sources/Messaging/A.swift", code: "import Synchronization", lines: [1]),
        RuleSample(
            rule: .imports, path: "Sources/Web/HTTPListener.swift", code: "import Glibc", lines: []),
        RuleSample(rule: .imports, path: "Sources/API/Route.swift", code: "import Glibc", lines: [1]),
        RuleSample(rule: .unsafePlaces, code: "let a = unsafe b\nlet c: D // unsafe", lines: [1]),
        RuleSample(
            rule: .unsafePlaces, code: "nonisolated(unsafe) var a = 1\nunsafe b.asUnownedSerialExecutor()",
            lines: []),
        RuleSample(
            rule: .unsafePlaces, path: "Sources/Journal/FileDisk.swift", code: "unsafe a()", lines: []),
        RuleSample(rule: .unsafeReasons, code: "// The array outlives the call.\nunsafe a(&b)", lines: []),
        RuleSample(rule: .unsafeReasons, code: "unsafe a(&b)\n// Too late.", lines: [1]),
        RuleSample(
            rule: .uncheckedReasons,
            code: "/// A queue.\n// Safe because `lock` guards it.\nfinal class A: @unchecked Sendable {}",
            lines: []),
        RuleSample(
            rule: .uncheckedReasons,
            code: "/// A queue.\nfinal class A: @unchecked Sendable {\n  nonisolated(unsafe) var b = 1\n}",
            lines: [2, 3]),
        RuleSample(
            rule: .forbiddenCalls,
            code: "try? a()\ntry! a()\na as! B\nfatalError()\nprint(1)\nTask { }\nTask.detached {}\nNSLock()",
            lines: [1, 2, 3, 4, 5, 6, 7, 8]),
        RuleSample(
            rule: .forbiddenCalls,
            code: "Task(priority: .low) { }\nDispatchSemaphore(value: 1)\ndo { try a() } catch { /* b */ }\n",
            lines: [1, 2, 3]),
        RuleSample(
            rule: .forbiddenCalls,
            code: "try a()\nTask.isCancelled\na.print(1)\nvar t: Task<Void, Never> {\n}\n// fatalError",
            lines: []),
        RuleSample(
            rule: .forbiddenCalls, path: "Sources/message-push/Commands/Trace.swift",
            code: "print(1)\ntry? a()",
            lines: [2]),
        RuleSample(
            rule: .forceUnwraps, code: "a!.b\na()!\na[0]!\n\"\\(a!)\"\nvar a: B!", lines: [1, 2, 3, 4, 5]),
        RuleSample(rule: .forceUnwraps, code: "!a && b != c\nd!=e\n\"a!\" // b!\ntry! f()", lines: []),
    ]
}
