#if canImport(Glibc)
    import Glibc
#endif

/// The few calls to the file system that a cluster needs.
enum FileSystem {
    /// The path from the root, without a trailing slash.
    static func absolute(_ path: String) -> String {
        var result = path
        if !path.hasPrefix("/"), let current = canonical(".") { result = current + "/" + path }
        while result.count > 1, result.hasSuffix("/") { result.removeLast() }
        return result
    }

    static func canonical(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    static func exists(_ path: String) -> Bool {
        unsafe access(path, F_OK) == 0
    }

    static func isExecutable(_ path: String) -> Bool {
        unsafe access(path, X_OK) == 0
    }

    static func linkTarget(_ path: String) -> String? {
        let length = Int(PATH_MAX)
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            let read = unsafe buffer.withMemoryRebound(to: CChar.self) {
                unsafe $0.baseAddress.map { unsafe readlink(path, $0, length) } ?? 0
            }
            count = max(0, read)
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    static func contents(of path: String) -> String? {
        guard let file = unsafe fopen(path, "re") else { return nil }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while true {
            let read = unsafe fread(&block, 1, block.count, file)
            if read == 0 { break }
            bytes += block[..<read]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Replaces a file; throws ``EmbeddedClusterError``.
    static func write(_ text: String, to path: String) throws(EmbeddedClusterError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .system(path: path, reason: reason()) }
        defer { Glibc.close(descriptor) }
        let bytes = Array(text.utf8)
        guard unsafe Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
            throw .system(path: path, reason: reason())
        }
    }

    static func entries(of path: String) -> [String] {
        guard let directory = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Creates a directory with its parents; the last one only for its owner.
    static func makeDirectory(_ path: String) throws(EmbeddedClusterError) {
        var current = ""
        let parts = path.split(separator: "/")
        for (index, part) in parts.enumerated() {
            current += "/" + part
            let mode: mode_t = index == parts.count - 1 ? 0o700 : 0o755
            guard unsafe mkdir(current, mode) == 0 || errno == EEXIST else {
                throw .system(path: current, reason: reason())
            }
        }
    }

    /// Moves a file that has grown past 10 MB aside, over the one moved before.
    static func rotate(_ path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_size > 10_000_000 else { return }
        _ = unsafe Glibc.rename(path, path + ".1")
    }

    /// Renames so that a power failure leaves either the old or the new name.
    static func rename(_ old: String, to new: String) throws(EmbeddedClusterError) {
        guard unsafe Glibc.rename(old, new) == 0 else { throw .system(path: new, reason: reason()) }
        let parent = String(new.prefix(upTo: new.lastIndex(of: "/") ?? new.startIndex))
        let descriptor = unsafe open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(path: parent, reason: reason()) }
        fsync(descriptor)
        close(descriptor)
    }

    /// Removes a directory with all it holds, following no links; it may be missing.
    static func removeTree(_ path: String) throws(EmbeddedClusterError) {
        guard let status = FileStatus(path) else { return }
        if status.isDirectory {
            for name in entries(of: path) { try removeTree(path + "/" + name) }
        }
        guard unsafe remove(path) == 0 else { throw .system(path: path, reason: reason()) }
    }

    static func pause(milliseconds: UInt32) {
        usleep(milliseconds * 1000)
    }

    /// What the last failed call complains of.
    static func reason() -> String {
        unsafe String(cString: strerror(errno))
    }
}
