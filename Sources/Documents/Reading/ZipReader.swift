import CLibzip
import Foundation

/// The parts of an office file (ZIP), read with limits on number, size and ratio.
struct ZipReader {
    private let data: Data
    private let kind: String
    private let limits: ReadingLimits
    /// Names of all parts.
    let names: Set<String>

    init(_ data: Data, kind: String, limits: ReadingLimits) throws {
        self.data = data
        self.kind = kind
        self.limits = limits
        names = try Self.withArchive(data, kind: kind) { archive in
            let count = zip_get_num_entries(archive, 0)
            guard count > 0 else { throw DocumentRefusal.broken(kind) }
            guard count <= limits.parts else { throw Self.bomb(kind) }
            var names = Set<String>()
            var total: UInt64 = 0
            for index in 0..<UInt64(count) {
                var status = zip_stat_t()
                guard zip_stat_index(archive, index, 0, &status) == 0, let name = status.name else {
                    throw DocumentRefusal.broken(kind)
                }
                total = total.addingReportingOverflow(status.size).partialValue
                if status.encryption_method != 0 {
                    throw DocumentRefusal(.encrypted, "文件加了密码，请取消密码后另存，再检查。")
                }
                guard status.size <= limits.unpackedBytes,
                    total <= UInt64(4 * limits.unpackedBytes),
                    status.size < 1 << 20
                        || status.size / max(1, status.comp_size) <= UInt64(limits.ratio)
                else { throw Self.bomb(kind) }
                names.insert(String(cString: name))
            }
            return names
        }
    }

    private static func bomb(_ kind: String) -> DocumentRefusal {
        DocumentRefusal(.hostile, "\(kind) 文件解压后异常庞大，可能是压缩炸弹，不予读取；请用原来的软件另存，再检查。")
    }

    /// The bytes of a part; nil where there is none of that name.
    func part(_ name: String) throws -> Data? {
        guard names.contains(name) else { return nil }
        return try Self.withArchive(data, kind: kind) { archive in
            guard let file = zip_fopen(archive, name, 0) else {
                throw DocumentRefusal.broken(kind)
            }
            defer { zip_fclose(file) }
            var bytes = Data()
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let read = zip_fread(file, &buffer, UInt64(buffer.count))
                guard read >= 0 else { throw DocumentRefusal.broken(kind) }
                if read == 0 { return bytes }
                bytes.append(contentsOf: buffer[..<Int(read)])
                // The size told in the directory may lie.
                guard bytes.count <= limits.unpackedBytes else { throw Self.bomb(kind) }
            }
        }
    }

    private static func withArchive<Result>(
        _ data: Data, kind: String, _ body: (OpaquePointer) throws -> Result
    ) throws -> Result {
        try data.withUnsafeBytes { bytes in
            var error = zip_error_t()
            zip_error_init(&error)
            defer { zip_error_fini(&error) }
            guard
                let source = zip_source_buffer_create(
                    bytes.baseAddress, UInt64(bytes.count), 0, &error)
            else { throw DocumentRefusal.broken(kind) }
            guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
                zip_source_free(source)
                throw DocumentRefusal.broken(kind)
            }
            defer { zip_discard(archive) }
            return try body(archive)
        }
    }
}
