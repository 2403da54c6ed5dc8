import Messaging

extension Provider {
    /// Mail, handed to any SMTP server.
    static let smtp = Provider(
        description: ProviderDescription(
            code: "smtp", nameEnglish: "SMTP mail", nameChinese: "SMTP 邮件", media: [.email],
            fields: smtpFields, capabilities: ProviderCapabilities(canBeChecked: true),
            answers: SMTPAnswers.known),
        makeSender: { _, settings, equipment throws(SettingsProblem) in
            SMTPSender(settings: try SMTPSettings(settings), transport: equipment.transport)
        })

    private static let smtpFields: [ConfigurationField] = [
        ConfigurationField(
            "host", .text(bytesMax: 253), isRequired: true,
            english: "The mail server's name. It gets as many connections as the account's concurrency.",
            chinese: "邮件服务器主机名；最多建立与账号并发数相同的连接。"),
        ConfigurationField(
            "port", .integer(1...65535),
            english: "Its port; by default 465 for tls, 587 for starttls, 25 for none.",
            chinese: "端口；默认 tls 为 465，starttls 为 587，none 为 25。"),
        ConfigurationField(
            "tls", .choice(["tls", "starttls", "none"]),
            english: """
                Encryption: tls from the first byte, starttls (the default; required, no fallback), or none \
                (local servers only).
                """,
            chinese: "加密方式：tls 为直接加密，starttls（默认）为必须升级加密（不回退），none 仅限本机服务器。"),
        ConfigurationField(
            "encryption", .choice(["ssl", "starttls", "none"]),
            english: "The older name of tls, with ssl in its place; tls says it too.",
            chinese: "tls 的旧名称，其中 ssl 即 tls；请改用 tls。"),
        ConfigurationField(
            "auth", .choice(["auto", "plain", "login", "cram_md5", "xoauth2", "none"]), defaultValue: "auto",
            english: """
                How to log in; auto takes plain, else login, else cram_md5, as the server offers them. For \
                xoauth2 the password is an access token.
                """,
            chinese: "登录方式；auto 依次选用服务器支持的 plain、login、cram_md5。xoauth2 时密码填访问令牌。"),
        ConfigurationField(
            "username", .text(bytesMax: 320), english: "The user name to log in with, if any.",
            chinese: "登录用户名（可选）。"),
        ConfigurationField(
            "password", .text(bytesMax: 4096), isSecret: true, english: "Its password.", chinese: "登录密码。"),
        ConfigurationField(
            "from", .text(bytesMax: 500), isRequired: true,
            english: "The sender, with or without a name: Shop <noreply@example.com>.",
            chinese: "发件人，可带名称：商城 <noreply@example.com>。"),
        ConfigurationField(
            "reply_to", .text(bytesMax: 500), english: "Where answers go, in the same form.",
            chinese: "回复地址，格式同上。"),
        ConfigurationField(
            "helo", .text(bytesMax: 253), english: "The name we give in EHLO; by default this machine's.",
            chinese: "EHLO 使用的主机名；默认为本机名。"),
        ConfigurationField(
            "ca_file", .text(bytesMax: 1024),
            english: "A PEM file of the only authorities to trust; by default the system's.",
            chinese: "仅信任的 CA 证书文件（PEM）；默认使用系统证书。"),
        ConfigurationField(
            "timeout_seconds", .integer(1...600), defaultValue: 60,
            english:
                "Seconds until the mail is written; the server's answer to it may take ten minutes more.",
            chinese: "写完邮件的时限（秒）；之后最多再等待服务器答复十分钟。"),
        ConfigurationField(
            "list_unsubscribe", .text(bytesMax: Unsubscribing.bytesMax),
            english: """
                Where a reader leaves the list, a web address or mailto:; goes into marketing mails. \
                {recipient} in it stands for the reader's address.
                """,
            chinese: "退订地址（网址或 mailto:），仅写入营销类邮件；其中 {recipient} 代表收件人地址。"),
    ]
}
