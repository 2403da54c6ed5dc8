import Glibc

/// The environment of this process. To be changed in exit tests only: they have a process each.
enum ProcessEnvironment {
    static func set(_ name: String, _ value: String?) {
        // Safe: both strings are copied, and the exit test has no other thread that reads them.
        if let value { unsafe setenv(name, value, 1) } else { unsafe unsetenv(name) }
    }

    static func has(_ name: String) -> Bool {
        // Safe: only compared with nil.
        unsafe getenv(name) != nil
    }
}
