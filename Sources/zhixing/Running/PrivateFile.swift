import Foundation

/// Files with secrets, which nobody but their owner may read.
enum PrivateFile {
    /// Whether neither the group nor anybody else has any right to a file.
    static func isOwnersAlone(_ path: String) throws -> Bool {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
        return mode & 0o077 == 0
    }
}
