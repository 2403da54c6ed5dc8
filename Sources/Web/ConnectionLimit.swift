import NIOCore

/// Stops accepting while too many connections are open. Those that knock meanwhile wait in the kernel.
///
/// Lives in the pipeline of the listening channel; its state belongs to that channel's event loop.
final class ConnectionLimit: ChannelDuplexHandler {
    typealias InboundIn = any Channel
    typealias InboundOut = any Channel
    typealias OutboundIn = Never

    private let most: Int
    private var open = 0
    private var isReadHeldBack = false

    init(most: Int) { self.most = most }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        open += 1
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        unwrapInboundIn(data).closeFuture.hop(to: context.eventLoop).whenComplete { _ in
            let (limit, context) = bound.value
            limit.connectionClosed(context)
        }
        context.fireChannelRead(data)
    }

    func read(context: ChannelHandlerContext) {
        if open < most { context.read() } else { isReadHeldBack = true }
    }

    private func connectionClosed(_ context: ChannelHandlerContext) {
        open -= 1
        guard isReadHeldBack, open < most else { return }
        isReadHeldBack = false
        context.read()
    }
}
