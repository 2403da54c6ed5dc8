import Testing
import Transport

/// Carries the exchange with a transport of its own and returns how it failed.
func failure(
    of exchange: Exchange, limits: TransportLimits = .init()
) async throws -> TransportError {
    let transport = try CurlTransport(limits: limits, userAgent: "test")
    let error = await failure(of: exchange, on: transport)
    await transport.shutDown()
    return try #require(error)
}

func failure(of exchange: Exchange, on transport: CurlTransport) async -> TransportError? {
    do throws(TransportError) {
        _ = try await transport.perform(exchange)
        return nil
    } catch {
        return error
    }
}

func failure(of submission: Submission, on transport: CurlTransport) async -> TransportError? {
    do throws(TransportError) {
        _ = try await transport.submit(submission)
        return nil
    } catch {
        return error
    }
}

extension Reply {
    var text: String { String(decoding: body, as: UTF8.self) }
}
