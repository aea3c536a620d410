import Crypto
import Foundation
import PostgreSQLStore

/// The last line of a backup: the SHA-256 of everything before it.
///
/// PostgreSQL's archive has no check of its own, and its tools may read a damaged one forever. They
/// find each part by its place from the start, so a line behind the last one is nothing to them. It
/// guards against damage, not against intent: that is found by the chain and by checkpoints.
struct BackupSeal {
    private static let title = Array("\nzhixing backup SHA-256 ".utf8)
    private static let length = title.count + SHA256.byteCount * 2 + 1
    private static let block = 1 << 20

    let path: String

    /// Adds the line; throws when the file cannot be read or written.
    func add() throws {
        let file = try FileHandle(forUpdating: URL(filePath: path))
        defer { try? file.close() }
        let digest = try Self.digest(file, upTo: try file.seekToEnd())
        try file.seekToEnd()
        try file.write(contentsOf: Data(Self.title + Array(digest.utf8) + [UInt8(ascii: "\n")]))
        try file.synchronize()
    }

    /// How a file compares with its last line.
    enum State {
        case intact
        case damaged
        /// Without the line, as other tools and earlier versions write it.
        case unsealed
    }

    /// Holds the bytes against the line; throws when the file cannot be read.
    func state() throws -> State {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        let size = try file.seekToEnd()
        let end = size - min(size, UInt64(Self.length))
        try file.seek(toOffset: end)
        let line = Array(try file.readToEnd() ?? Data())
        if line.count == Self.length, line.starts(with: Self.title) {
            let digest = try Self.digest(file, upTo: end)
            let isIntact = line.dropFirst(Self.title.count).dropLast().elementsEqual(digest.utf8)
            return isIntact ? .intact : .damaged
        }
        // The line itself may be what was damaged.
        try file.seek(toOffset: size - min(size, UInt64(2 * Self.length)))
        let tail = String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
        return ["zhixing ", " backup ", "SHA-256"].contains(where: tail.contains)
            ? .damaged : .unsealed
    }

    private static func digest(_ file: FileHandle, upTo end: UInt64) throws -> String {
        try file.seek(toOffset: 0)
        var hash = SHA256()
        var left = end
        while left > 0 {
            let bytes = try file.read(upToCount: Int(min(left, UInt64(block)))) ?? Data()
            if bytes.isEmpty { break }
            hash.update(data: bytes)
            left -= UInt64(bytes.count)
        }
        return hexadecimal(Array(hash.finalize()))
    }
}
