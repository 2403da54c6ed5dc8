package import Catalog
package import Hummingbird
package import Intake
package import Ledger
package import Messaging
package import Web

/// The door that applications and providers knock on: all public routes, behind one responder.
package struct PublicDoor: Sendable {
    /// Answers every request of the public listeners.
    package let responder: any HTTPResponder<DoorContext>

    /// Builds the routes.
    package init(
        catalog: @escaping @Sendable () -> CatalogSnapshot, intake: MessageIntake,
        idempotency: IdempotencyDesk, quotas: QuotaDesk, desk: DeliveryDesk, resends: ResendDesk,
        bookkeeper: Bookkeeper, time: any TimeSource,
        porter: SignatureCheck, callbacks: CallbackRoutes, isTakingWork: @escaping @Sendable () -> Bool,
        withEcho: Bool
    ) {
        let router = Router(context: DoorContext.self)
        router.add(middleware: RouterRefusals())
        HealthRoutes(bookkeeper: bookkeeper, isTakingWork: isTakingWork).add(to: router)
        MessageRoutes(porter: porter, intake: intake, idempotency: idempotency, bookkeeper: bookkeeper)
            .add(to: router, withEcho: withEcho)
        TaskRoutes(porter: porter, desk: desk, resends: resends).add(to: router)
        BatchRoutes(porter: porter, desk: desk, resends: resends, bookkeeper: bookkeeper).add(to: router)
        ChannelRoutes(porter: porter, catalog: catalog).add(to: router)
        QuotaRoutes(porter: porter, quotas: quotas, catalog: catalog, time: time).add(to: router)
        callbacks.add(to: router)
        responder = router.buildResponder()
    }
}
