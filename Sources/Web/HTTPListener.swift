import Glibc
package import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import NIOExtras
import NIOPosix
import ServiceLifecycle

/// Serves HTTP/1.1 on one address: a port, a socket in the file system, or a socket that systemd opened.
///
/// Hummingbird's own application cannot adopt an inherited socket, so the listening is done here; its router
/// and its HTTP/1 channel do the rest. On a graceful shutdown idle connections close at once, new ones after
/// ``Newcomer/patience``, the others after the answer that is under way.
package struct HTTPListener: Service {
    /// Answers requests; every route throws nothing but refusals.
    package typealias Responder = any HTTPResponder<DoorContext>

    private let address: DoorAddress
    private let limits: ListenerLimits
    private let channel: HTTP1Channel
    private let logger: Logger
    private let onReady: @Sendable (String) -> Void

    /// A listener that does nothing before ``run()``.
    ///
    /// - Parameter onReady: told the address once connections are taken, with the port that was chosen.
    package init(
        address: DoorAddress, limits: ListenerLimits, responder: Responder, logger: Logger,
        onReady: @escaping @Sendable (String) -> Void
    ) {
        self.address = address
        self.limits = limits
        self.logger = logger
        self.onReady = onReady
        let answering = Answering(responder: responder, logger: logger)
        let deadline = (head: limits.headerTimeout, body: limits.idleTimeout)
        channel = HTTP1Channel(
            responder: { request, writer, child in
                try await answering.answer(request, writer: writer, channel: child)
            },
            configuration: .init(
                additionalChannelHandlers: [
                    RequestDeadline(head: deadline.head, body: deadline.body), Newcomer(),
                ],
                idleTimeout: TimeAmount(limits.idleTimeout),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: limits.headerBytesMax, maxHeaderListSize: limits.headerBytesMax,
                    maxHeaderFieldCount: 100)))
    }

    /// Takes connections until the service is told to stop.
    ///
    /// - Throws: ``ListenerError`` when the address cannot be had.
    package func run() async throws {
        let quiescing = ServerQuiescingHelper(group: MultiThreadedEventLoopGroup.singleton)
        // The connection limit bounds the stream: a connection is open for as long as it waits here.
        let (arrivals, door) = AsyncStream.makeStream(of: HTTP1Channel.Value.self)
        let listening = try await open(quiescing, door)
        onReady(address.description(bound: listening.localAddress))
        await withTaskCancellationOrGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                for await connection in arrivals {
                    let executor = EventLoopExecutor(connection.channel.eventLoop)
                    group.addTask(executorPreference: executor) {
                        await channel.handle(value: connection, logger: logger)
                    }
                }
            }
        } onCancelOrGracefulShutdown: {
            Self.close(listening, quiescing, door)
        }
    }

    private func open(
        _ quiescing: ServerQuiescingHelper, _ door: AsyncStream<HTTP1Channel.Value>.Continuation
    ) async throws -> any Channel {
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 4096)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            // Each accept is counted before the next: NIO takes four in one go otherwise, past the limit.
            .serverChannelOption(.maxMessagesPerRead, value: 1)
            .serverChannelInitializer { listening in
                listening.eventLoop.makeCompletedFuture {
                    try listening.pipeline.syncOperations.addHandler(
                        ConnectionLimit(most: limits.connectionsMax))
                    try listening.pipeline.syncOperations.addHandler(
                        quiescing.makeServerChannelHandler(channel: listening))
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { child in
                if address.isTCP {
                    return child.setOption(.tcpOption(.tcp_nodelay), value: 1)
                        .flatMap { channel.setup(channel: child, logger: logger) }
                        .map { _ = door.yield($0) }
                }
                return channel.setup(channel: child, logger: logger).map { _ = door.yield($0) }
            }
        do {
            switch address {
            case .tcp(let host, let port): return try await bootstrap.bind(host: host, port: port).get()
            case .inherited(let descriptor, _): return try await bootstrap.withBoundSocket(descriptor).get()
            case .unix(let path, let permissions):
                let listening = try await bootstrap.bind(
                    unixDomainSocketPath: path, cleanupExistingSocketFile: true
                ).get()
                try Self.setPermissions(permissions, of: path)
                return listening
            }
        } catch {
            throw ListenerError(address, error)
        }
    }

    /// Takes no more connections, lets those that were taken come through the door, and then asks all to end.
    private static func close(
        _ listening: any Channel, _ quiescing: ServerQuiescingHelper,
        _ door: AsyncStream<HTTP1Channel.Value>.Continuation
    ) {
        let over = listening.eventLoop.makePromise(of: Void.self)
        over.futureResult.whenComplete { _ in door.finish() }
        // A listening channel that closes resets connections that are not set up yet. Each event loop does
        // what it was given in order, so after one round of all of them there are none.
        listening.setOption(.autoRead, value: false)
            .flatMap {
                let loops = MultiThreadedEventLoopGroup.singleton.makeIterator()
                return .andAllComplete(loops.map { $0.submit {} }, on: listening.eventLoop)
            }
            .whenComplete { _ in quiescing.initiateShutdown(promise: over) }
    }

    private static func setPermissions(_ permissions: UInt32, of path: String) throws {
        // Safe because the string outlives the call, which keeps no pointer.
        guard unsafe chmod(path, permissions) == 0 else { throw IOError(errnoCode: errno, reason: "chmod") }
    }
}

extension DoorAddress {
    fileprivate var isTCP: Bool {
        switch self {
        case .tcp: true
        case .unix, .inherited: false
        }
    }
}
