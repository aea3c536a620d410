import CLibzip

/// Packs parts into a ZIP archive in memory; the same parts give the same bytes.
///
/// Every entry carries the first day that the format can express, since an archive that knows the
/// hour of its making would differ from one made of the same book a minute later.
struct ZipWriter {
    private var parts: [(name: String, bytes: [UInt8])] = []

    /// 1 January 1980 in MS-DOS form.
    private static let firstDay: UInt16 = 0x21

    /// Adds an entry; entries stand in the archive in the order they were added.
    mutating func add(_ name: String, _ bytes: [UInt8]) {
        parts.append((name, bytes))
    }

    mutating func add(_ name: String, _ writer: XMLWriter) {
        add(name, writer.bytes)
    }

    /// The archive's bytes.
    ///
    /// - Throws: ``RenderingError/libraryFailed(name:detail:)`` with libzip's message.
    func archive() throws -> [UInt8] {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let target = zip_source_buffer_create(nil, 0, 0, &error) else {
            throw Self.failure(&error)
        }
        // Closing the archive gives its source away; the bytes are read from it afterwards.
        zip_source_keep(target)
        defer { zip_source_free(target) }
        guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
            zip_source_free(target)
            throw Self.failure(&error)
        }
        // libzip reads its sources only at close: they live in one block that outlasts it.
        let block = parts.flatMap(\.bytes)
        try block.withUnsafeBytes { block in
            do {
                try add(to: archive, from: block)
                guard zip_close(archive) == 0 else { throw Self.failure(zip_get_error(archive)) }
            } catch {
                zip_discard(archive)
                throw error
            }
        }
        return try Self.bytes(of: target)
    }

    private func add(to archive: OpaquePointer, from block: UnsafeRawBufferPointer) throws {
        var offset = 0
        for part in parts {
            let start = block.baseAddress.map { $0 + offset }
            guard let source = zip_source_buffer(archive, start, UInt64(part.bytes.count), 0) else {
                throw Self.failure(zip_get_error(archive))
            }
            let index = zip_file_add(archive, part.name, source, UInt32(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else {
                zip_source_free(source)
                throw Self.failure(zip_get_error(archive))
            }
            let entry = UInt64(index)
            zip_set_file_compression(archive, entry, Int32(ZIP_CM_DEFLATE), 6)
            zip_file_set_dostime(archive, entry, 0, Self.firstDay, 0)
            zip_file_set_external_attributes(archive, entry, 0, UInt8(ZIP_OPSYS_DOS), 0)
            offset += part.bytes.count
        }
    }

    private static func bytes(of source: OpaquePointer) throws -> [UInt8] {
        guard zip_source_open(source) == 0 else { throw failure(zip_source_error(source)) }
        defer { zip_source_close(source) }
        var information = zip_stat_t()
        guard zip_source_stat(source, &information) == 0 else {
            throw failure(zip_source_error(source))
        }
        let count = Int(information.size)
        return try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let read = zip_source_read(source, buffer.baseAddress, UInt64(count))
            guard read == Int64(count) else { throw failure(zip_source_error(source)) }
            filled = count
        }
    }

    private static func failure(_ error: UnsafeMutablePointer<zip_error_t>?) -> RenderingError {
        let detail = error.flatMap { zip_error_strerror($0) }.map { String(cString: $0) }
        return .libraryFailed(name: "libzip", detail: detail ?? "")
    }
}
