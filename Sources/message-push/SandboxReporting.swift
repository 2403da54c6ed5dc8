import Providers
import ServiceLifecycle

/// Lets providers report by themselves until the daemon stops.
struct SandboxReporting: Service {
    let providers: ProviderDirectory

    func run() async throws {
        await cancelWhenGracefulShutdown { await providers.run() }
    }
}
