import Foundation
import Glibc

/// Lines as they come: as many at once as have arrived, so that a person typing is answered at once
/// and a file goes through in large batches.
struct LineInput {
    private let path: String
    private let handle: FileHandle
    private var rest = Data()
    private var isAtEnd = false

    /// Reads a file, or standard input for `-`.
    init(path: String) throws {
        self.path = path
        if path == "-" {
            handle = .standardInput
        } else {
            guard let file = FileHandle(forReadingAtPath: path) else {
                throw Self.unreadable(path)
            }
            handle = file
        }
    }

    /// What has arrived, empty at the end; `FileHandle` ends the program where it cannot read.
    private func readSome() throws -> Data {
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = unsafe bytes.withUnsafeMutableBytes {
                unsafe Glibc.read(handle.fileDescriptor, $0.baseAddress, $0.count)
            }
            if count >= 0 { return Data(bytes[..<count]) }
            if errno != EINTR {
                throw Self.unreadable(path, "：" + (unsafe String(cString: strerror(errno))))
            }
        }
    }

    private static func unreadable(_ path: String, _ reason: String = "") -> CommandFailure {
        let source = path == "-" ? "标准输入" : "文件 \(path)"
        return CommandFailure(
            exitCode: ExitStatus.failure,
            report: ErrorReport(
                code: "fileNotReadable", message: "无法读取\(source)\(reason)；请检查路径和权限"))
    }

    /// The complete lines that have arrived, at least one; nil at the end.
    mutating func next() throws -> [[UInt8]]? {
        while !isAtEnd {
            let chunk = try readSome()
            if chunk.isEmpty {
                isAtEnd = true
                let last = rest
                rest = Data()
                return last.isEmpty ? nil : [Array(last)]
            }
            rest.append(chunk)
            guard let end = rest.lastIndex(of: 0x0A) else { continue }
            let lines = rest[...end].split(separator: 0x0A, omittingEmptySubsequences: false)
            rest = Data(rest[(end + 1)...])
            return lines.dropLast().map { Array($0) }
        }
        return nil
    }
}
