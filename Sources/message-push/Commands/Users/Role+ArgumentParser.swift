import ArgumentParser
import Catalog

/// On the command line a role is its word.
extension User.Role: ExpressibleByArgument {}
