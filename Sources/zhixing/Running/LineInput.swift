import Foundation

/// Lines as they come: as many at once as have arrived, so that a person typing is answered at once
/// and a file goes through in large batches.
struct LineInput {
    private let handle: FileHandle
    private var rest = Data()
    private var isAtEnd = false

    /// Reads a file, or standard input for `-`.
    init(path: String) throws {
        if path == "-" {
            handle = .standardInput
        } else {
            guard let file = FileHandle(forReadingAtPath: path) else {
                throw CommandFailure(
                    exitCode: ExitStatus.failure,
                    report: ErrorReport(
                        code: "fileNotReadable", message: "无法读取文件 \(path)；请检查路径和权限"))
            }
            handle = file
        }
    }

    /// The complete lines that have arrived, at least one; nil at the end.
    mutating func next() throws -> [[UInt8]]? {
        while !isAtEnd {
            let chunk = handle.availableData
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
