import ArgumentParser

/// Where a command finds the settings.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: ArgumentHelp(
            "The settings. Default: \(Settings.usualFile), which may be missing.", valueName: "file"))
    var file: String?
}
