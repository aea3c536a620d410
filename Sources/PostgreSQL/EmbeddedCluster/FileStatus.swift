#if canImport(Glibc)
    import Glibc
#endif

/// Who owns a file and who may enter it, not following a link.
struct FileStatus {
    let user: uid_t
    let group: gid_t
    let mode: mode_t

    /// Nil when there is no such file.
    init?(_ path: String) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        user = status.st_uid
        group = status.st_gid
        mode = status.st_mode
    }

    var isDirectory: Bool { mode & S_IFMT == S_IFDIR }

    /// Whether it is for its owner alone.
    var isPrivate: Bool { mode & 0o077 == 0 }
}
