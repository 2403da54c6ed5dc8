extension SettingKey {
    static let places = [listen, metricsListen, publicURL, controlSocket, stateDirectory, masterKeyFile]

    static let listen = SettingKey(
        "listen", .addresses(1...16), standard: .value(.list(["127.0.0.1:8080"])),
        """
        Where applications and operators knock: "host:port", "[IPv6]:port" or "unix:/path". \
        Sockets handed over by systemd take the place of this list.
        """)

    static let metricsListen = SettingKey(
        "metrics_listen", .addresses(0...16), standard: .value(.list([])),
        """
        Where Prometheus reads /metrics without a credential; nothing else is served there. \
        Written as in listen. An empty list means that only the control socket tells.
        """)

    static let publicURL = SettingKey(
        "public_url", .webAddress, standard: .derived(how: "none", usually: "https://push.example.com"),
        """
        Under which address providers reach this server from the Internet, for their receipts. \
        "account list" shows where each reports to, and "doctor" tries it.
        """)

    static let controlSocket = SettingKey(
        "control_socket", .path(bytesMax: UnixSocketPath.bytesMax),
        standard: .value(.text(ControlSocket.usual)),
        "The Unix socket over which the command line talks to the daemon.")

    static let stateDirectory = SettingKey(
        "state_directory", .path(bytesMax: 1024),
        standard: .derived(
            how: "$STATE_DIRECTORY where systemd sets it, else /var/lib/message-push",
            usually: Settings.usualStateDirectory),
        "The folder of the journal and the databases. It belongs to the daemon alone.")

    static let masterKeyFile = SettingKey(
        "master_key_file", .path(bytesMax: 1024),
        standard: .derived(
            how:
                "master-key in $CREDENTIALS_DIRECTORY where it exists, else master.key in state_directory",
            usually: Settings.usualStateDirectory + "/master.key"),
        """
        The file of the key that seals secrets in the catalog. \
        Only the one in the state directory is made when it is missing; a file named here must exist.
        """)
}
