import Foundation
import Glibc

/// A file that appears whole or not at all, or standard output for `-`.
final class OutputFile: @unchecked Sendable {
    // Unchecked: used by one writer at a time, which the caller's own sequence ensures.
    private let path: String
    private let stream: UnsafeMutablePointer<FILE>

    init(path: String) throws {
        self.path = path
        let opened = path == "-" ? fdopen(STDOUT_FILENO, "w") : fopen(path + ".part", "w")
        guard let opened else { throw Self.failure(path) }
        stream = opened
    }

    func write(_ bytes: [UInt8]) throws {
        guard fwrite(bytes, 1, bytes.count, stream) == bytes.count else { throw Self.failure(path) }
    }

    /// Puts the file in its place.
    func close() throws {
        if path == "-" {
            fflush(stream)
        } else if fclose(stream) != 0 || rename(path + ".part", path) != 0 {
            throw Self.failure(path)
        }
    }

    /// Writes a whole file at once.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = try OutputFile(path: path)
        try file.write(bytes)
        try file.close()
    }

    private static func failure(_ path: String) -> CommandFailure {
        let reason = String(cString: strerror(errno))
        return CommandFailure(
            exitCode: ExitStatus.failure,
            report: ErrorReport(
                code: "fileNotWritable", message: "无法写入 \(path)：\(reason)；请检查路径、权限和磁盘空间"))
    }
}
