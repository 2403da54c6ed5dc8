import Intake

/// Where the course of messages that were accepted is changed.
struct LifeDesks {
    let deliveries: DeliveryDesk
    let resends: ResendDesk
}
