/// The kind of way a message travels (`type` of channels and templates on the wire).
package enum Medium: String, CaseIterable, Sendable {
    /// A short message to a telephone number.
    case sms
    /// A mail to an address.
    case email
    /// A WeCom application message to a user.
    case weCom = "wechat_work"
    /// A DingTalk notice to a user, or a message to a robot's group.
    case dingTalk = "dingtalk"
    /// An HTTP call to an address of the operator's.
    case webhook
    /// A push to a device. No provider offers it yet; the wire knows the word.
    case push
}
