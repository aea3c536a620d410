import Foundation

/// A file that appears whole or not at all, or standard output for `-`.
struct OutputFile: Sendable {
    private let path: String
    private let handle: FileHandle

    init(path: String) throws {
        self.path = path
        guard path != "-" else {
            handle = .standardOutput
            return
        }
        guard FileManager.default.createFile(atPath: path + ".part", contents: nil),
            let opened = FileHandle(forWritingAtPath: path + ".part")
        else { throw Self.failure(path) }
        handle = opened
    }

    func write(_ bytes: [UInt8]) throws {
        do {
            try handle.write(contentsOf: Data(bytes))
        } catch {
            throw Self.failure(path)
        }
    }

    /// Puts the file in its place.
    func close() throws {
        guard path != "-" else { return }
        do {
            try handle.close()
        } catch {
            throw Self.failure(path)
        }
        guard rename(path + ".part", path) == 0 else { throw Self.failure(path) }
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
