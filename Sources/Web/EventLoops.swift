import NIOCore
import NIOPosix

/// The threads that read and write every connection of the process.
package enum EventLoops {
    /// Returns once each of them took its turn: soon, unless one is stuck.
    package static func takeTurns() async {
        for loop in MultiThreadedEventLoopGroup.singleton.makeIterator() {
            await withCheckedContinuation { turn in loop.execute { turn.resume() } }
        }
    }
}
