import HTTPTypes
import Messaging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// What concerns a connection while no answer is under way.
///
/// A head that cannot be read is refused with an envelope; the channel behind would answer 400 and nothing
/// else. And a connection that has not said anything yet when the listener closes gets ``patience`` to do so:
/// its client saw it open and would be told of a reset connection otherwise.
///
/// Its state belongs to the connection's event loop.
final class Newcomer: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long a silent connection is waited for while the listener closes.
    static let patience = TimeAmount.seconds(1)

    private var hasSpoken = false
    private var answersUnderWay = 0
    private var isQuiescing = false
    private var isRefused = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
        hasSpoken = true
        answersUnderWay += 1
        context.fireChannelRead(data)
        if isQuiescing { endPatience(context) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { answersUnderWay -= 1 }
        context.write(data, promise: promise)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !isRefused else { return }
        guard let error = error as? HTTPParserError, answersUnderWay == 0 else {
            return context.fireErrorCaught(error)
        }
        refuse(error.refusal, context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is ChannelShouldQuiesceEvent, !hasSpoken else {
            return context.fireUserInboundEventTriggered(event)
        }
        isQuiescing = true
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: Self.patience) {
            let (newcomer, context) = bound.value
            newcomer.endPatience(context)
        }
    }

    /// Tells the handler behind that the listener closes: it closes the connection, after an answer.
    private func endPatience(_ context: ChannelHandlerContext) {
        guard isQuiescing else { return }
        isQuiescing = false
        context.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    }

    /// Answers and closes only its own side: closing both would reset the connection, and the answer would be
    /// lost. What still comes in is dropped until the client closes or the time for a head is over.
    private func refuse(_ refusal: Refusal, _ context: ChannelHandlerContext) {
        isRefused = true
        let body = ByteBuffer(bytes: Envelope.value(of: refusal).serialized())
        let headers: HTTPFields = [
            .contentType: Envelope.contentType, .contentLength: "\(body.readableBytes)", .connection: "close",
        ]
        let head = HTTPResponse(status: refusal.code.status, headerFields: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(body)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        context.close(mode: .output, promise: nil)
    }
}

extension HTTPParserError {
    fileprivate var refusal: Refusal {
        switch self {
        case .headerOverflow: Refusal(.httpHeadTooLarge, "The headers of the request are too large.")
        default: Refusal(.httpBadRequest, "The request is not HTTP as this service understands it.")
        }
    }
}
