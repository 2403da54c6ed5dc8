import CCurl

extension EasyHandle {
    /// How to reach and enter the mail server. Says nothing of the mail.
    func setMailRoute(_ submission: Submission) throws(TransportError) {
        let scheme = submission.security == .tls ? "smtps" : "smtp"
        let helo = submission.heloName.map { "/" + $0 } ?? ""
        let isV6 = submission.host.contains(":") && !submission.host.hasPrefix("[")
        let host = isV6 ? "[\(submission.host)]" : submission.host
        try set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        try setSafety(authorities: submission.certificateAuthorities)
        try set(CURLOPT_URL, "\(scheme)://\(host):\(submission.port)\(helo)")
        try set(CURLOPT_CONNECT_ONLY, 1)
        try set(CURLOPT_CONNECTTIMEOUT_MS, min(submission.connectDeadline, submission.deadline))
        switch submission.security {
        case .tls, .startTLS: try set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        case .none: try set(CURLOPT_USE_SSL, Int(CURLUSESSL_NONE.rawValue))
        }
        if let credentials = submission.credentials {
            try set(CURLOPT_USERNAME, credentials.username)
            try set(CURLOPT_PASSWORD, credentials.password)
            // Without this a server could draw us into Kerberos or NTLM.
            try set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN;AUTH=CRAM-MD5")
            try set(CURLOPT_SASL_IR, 1)
        }
    }
}
