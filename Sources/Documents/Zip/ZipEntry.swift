import CLibzip

/// Reads single entries of a ZIP archive on disk.
enum ZipEntry {
    /// Larger entries are not what this program writes, and could be made to fill the memory.
    private static let largest: UInt64 = 64 << 20

    /// The names of all entries, in the archive's order.
    ///
    /// - Throws: ``RenderingError/unreadable(path:detail:)`` where the file is no archive.
    static func names(in path: String) throws -> [String] {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
            throw RenderingError.unreadable(path: path, detail: "不是完整的压缩文件（libzip \(code)）")
        }
        defer { zip_discard(archive) }
        return (0..<zip_get_num_entries(archive, 0)).compactMap { index in
            zip_get_name(archive, UInt64(index), 0).map { String(cString: $0) }
        }
    }

    /// The bytes of an entry; nil where the archive has none of that name.
    ///
    /// - Throws: ``RenderingError/unreadable(path:detail:)`` where the file is no archive, or the
    ///   entry is damaged or too large.
    static func bytes(of name: String, in path: String) throws -> [UInt8]? {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
            throw RenderingError.unreadable(path: path, detail: "不是完整的压缩文件（libzip \(code)）")
        }
        defer { zip_discard(archive) }
        var information = zip_stat_t()
        guard zip_stat(archive, name, 0, &information) == 0 else { return nil }
        guard information.size <= largest, let file = zip_fopen(archive, name, 0) else {
            throw RenderingError.unreadable(path: path, detail: "条目 \(name) 过大或无法读取")
        }
        defer { zip_fclose(file) }
        let count = Int(information.size)
        return try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let read = zip_fread(file, buffer.baseAddress, UInt64(count))
            guard read == Int64(count) else {
                throw RenderingError.unreadable(path: path, detail: "条目 \(name) 已损坏")
            }
            filled = count
        }
    }
}
