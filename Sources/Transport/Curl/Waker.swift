import CCurl

/// Ends the courier's wait, from any thread.
///
/// `@unchecked Sendable`: curl_multi_wakeup is the one call that curl allows from other threads.
/// ``Inbox`` guards the lifetime: it forgets the waker, under its lock, before the courier frees
/// the multi handle.
@safe struct Waker: @unchecked Sendable {
    // Safe: not followed here, and given to curl only while the inbox still has the waker.
    private let multi: UnsafeMutableRawPointer

    init(multi: UnsafeMutableRawPointer) {
        // Safe: stored only.
        unsafe self.multi = multi
    }

    func wake() {
        // Safe: see the type's comment.
        _ = unsafe curl_multi_wakeup(multi)
    }
}
