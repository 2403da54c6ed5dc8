import Messaging

extension SMTPAnswers {
    /// Greylisting lets nobody pass sooner.
    static let shortestWait: Duration = .seconds(300)
    /// Nobody empties a mailbox in a minute.
    static let fullMailboxWait: Duration = .seconds(3600)

    /// The table that all accounts begin with. A code is the reply code, with the enhanced code (RFC 3463)
    /// behind it where the server gave one: `550 5.1.1`. Enhanced codes come first because they are the more
    /// precise ones.
    static let known = AnswerTable(
        ourOwn + enhanced + plain,
        otherwise: AnswerRule(
            "*", .deferred(.transient),
            english: "The server did not say in a code what happened; the words beside it say what is known.",
            chinese: "服务器未返回错误码，具体情况见旁边的说明文字。"))

    private static let ourOwn: [AnswerRule] = [
        AnswerRule(
            "header_injection", .rejected(.permanent),
            english: """
                The subject has a line break or a NUL in it. The mail was not sent; correct the template or \
                the parameter.
                """,
            chinese: "邮件主题含有换行或空字符，邮件未发送。请修改模板或参数。"),
        AnswerRule(
            "invalid_address", .rejected(.permanent), english: "The recipient is not a mail address.",
            chinese: "收件人不是有效的邮箱地址。"),
    ]

    private static let enhanced: [AnswerRule] = [
        // Sender and login, whatever the text says.
        AnswerRule(
            "* 5.7.8", .rejected(.misconfigured),
            english: """
                The server does not accept the user name and password. Many mail services want an \
                authorisation code instead of the password; it is made in their web settings.
                """,
            chinese: "用户名或密码不正确。许多邮箱须使用授权码代替登录密码，请在邮箱网页设置中获取。"),
        AnswerRule(
            "* 5.1.7", .rejected(.misconfigured),
            english: "The server does not accept the sender's address. Check the setting from.",
            chinese: "服务器不接受发件人地址，请检查 from 设置。"),
        AnswerRule(
            "* 5.1.8", .rejected(.misconfigured),
            english: "The sender's domain does not exist or takes no mail. Check the setting from.",
            chinese: "发件人域名不存在或无法收信，请检查 from 设置。"),
        // The recipient.
        AnswerRule(
            "* 5.1.*", .rejected(.recipientBlocked),
            english: "There is no such mailbox. In reply to MAIL FROM: the sender's address is not accepted.",
            chinese: "收件人邮箱不存在；若发生在 MAIL FROM 阶段，则为发件人地址不被接受。"),
        AnswerRule(
            "* 5.2.1", .rejected(.recipientBlocked), english: "The mailbox is disabled.",
            chinese: "收件人邮箱已停用。"),
        AnswerRule(
            "* 5.2.2", .deferred(.transient), wait: fullMailboxWait, english: "The mailbox is full.",
            chinese: "收件人邮箱已满。"),
        AnswerRule(
            "* 4.2.2", .deferred(.transient), wait: fullMailboxWait, english: "The mailbox is full.",
            chinese: "收件人邮箱已满。"),
        // The message.
        AnswerRule(
            "* 5.2.3", .rejected(.permanent), english: "The mail is larger than the recipient may get.",
            chinese: "邮件大小超过收件人邮箱限制。"),
        AnswerRule(
            "* 5.3.4", .rejected(.permanent), english: "The mail is larger than the server takes.",
            chinese: "邮件大小超过服务器限制。"),
        AnswerRule(
            "* 5.6.*", .rejected(.permanent), english: "The server cannot handle the mail's content.",
            chinese: "服务器无法处理该邮件的内容格式。"),
        // Repeating these harms our reputation.
        AnswerRule(
            "* 5.7.*", .rejected(.misconfigured),
            english: """
                The server's policy forbids the mail: it counts as spam, SPF, DKIM or DMARC of the sender's \
                domain fail, or the account may not send for this address.
                """,
            chinese: "被对方策略拒收：疑似垃圾邮件，或发件域名的 SPF、DKIM、DMARC 未通过，或账号无权使用该发件地址。"),
        AnswerRule(
            "* 4.7.*", .deferred(.accountThrottled), wait: shortestWait,
            english: """
                The server wants to be asked again later: greylisting of a recipient, or too many mails in a \
                short time.
                """,
            chinese: "服务器要求稍后再试：收件方启用了灰名单，或短时间内发送过多。"),
        AnswerRule(
            "* 4.5.3", .deferred(.accountThrottled), wait: shortestWait,
            english: "Too many recipients in a short time.", chinese: "短时间内收件人过多。"),
    ]

    private static let plain: [AnswerRule] = [
        AnswerRule(
            "2*", .delivered,
            english: "The server took the mail over. A later bounce goes to the sender's mailbox.",
            chinese: "服务器已接收邮件；之后若退信，将寄往发件人邮箱。"),
        AnswerRule(
            "421*", .deferred(.transient),
            english: "The server is closing the connection, mostly because it is busy.",
            chinese: "服务器关闭了连接，多因繁忙。"),
        AnswerRule(
            "4*", .deferred(.transient), english: "The server cannot take the mail now.",
            chinese: "服务器暂时无法接收邮件。"),
        AnswerRule(
            "50*", .rejected(.permanent),
            english: "The server did not understand us or wants another order of commands. Please report it.",
            chinese: "服务器不理解该命令或命令顺序，请反馈此问题。"),
        AnswerRule(
            "53*", .rejected(.misconfigured),
            english: """
                The server wants another login: the user name, password or authorisation code is wrong, or \
                encryption is missing.
                """,
            chinese: "登录未通过：用户名、密码或授权码有误，或未启用加密。"),
        // Words of QQ Mail and NetEase, which give no enhanced codes.
        AnswerRule(
            "550*", words: "frequency limited", .deferred(.accountThrottled), wait: shortestWait,
            english: "The service limits how often this account may send.",
            chinese: "发信频率超过邮箱服务商限制。"),
        AnswerRule(
            "55*", words: "dt:spm", .rejected(.misconfigured),
            english: "The service takes the mail for spam.", chinese: "邮件被服务商判定为垃圾邮件。"),
        AnswerRule(
            "550*", .rejected(.misconfigured),
            english: """
                In reply to RCPT TO: there is no such mailbox. Elsewhere: the server's policy forbids the \
                mail or the sender.
                """,
            chinese: "在 RCPT TO 阶段表示收件人邮箱不存在；其他阶段表示邮件或发件人被策略拒绝。"),
        AnswerRule(
            "551*", .rejected(.permanent), english: "The server does not have this recipient.",
            chinese: "收件人不在该服务器上。"),
        AnswerRule(
            "552*", .rejected(.permanent),
            english: "The mail is too large. In reply to RCPT TO: the mailbox is full.",
            chinese: "邮件过大；若发生在 RCPT TO 阶段，则为收件人邮箱已满。"),
        AnswerRule(
            "553*", .rejected(.permanent),
            english:
                "The server does not accept the address: the recipient's in reply to RCPT TO, else ours.",
            chinese: "地址不被接受：在 RCPT TO 阶段为收件人地址，其他阶段为发件人地址。"),
        AnswerRule(
            "554*", .rejected(.misconfigured),
            english: "The server refused the mail or the connection, mostly as a matter of policy or spam.",
            chinese: "服务器拒绝了邮件或连接，多因策略或垃圾邮件判定。"),
        AnswerRule(
            "5*", .rejected(.permanent), english: "The server refused the mail for good.",
            chinese: "服务器永久拒绝了该邮件。"),
    ]
}
