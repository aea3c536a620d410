#if canImport(Glibc)
    import Glibc
#endif

/// Chooses the private directory of a server's socket.
///
/// Who can enter it is who can log in: there are no passwords on it.
enum SocketDirectory {
    /// In the cluster's folder if kernel, server and client all take such a path, else in a private
    /// directory named after it.
    static func prepare(
        for layout: ClusterLayout, account: ServerAccount
    ) throws(EmbeddedClusterError) -> String {
        let directory =
            fits(layout.socketDirectory)
            ? layout.socketDirectory : substitute(for: layout.dataDirectory, user: account.user)
        if mkdirPrivate(directory) { try account.own(directory) }
        // In a directory that all may write to, somebody else may have been first.
        guard let status = FileStatus(directory), status.isDirectory, status.isPrivate,
            status.user == account.user
        else { throw .foreign(path: directory) }
        return directory
    }

    private static func fits(_ directory: String) -> Bool {
        let path = "\(directory)/.s.PGSQL.\(PostmasterFile.port)"
        // To libpq a comma begins the next host; to the server's settings these mean something too.
        return path.utf8.count <= ClusterLayout.longestSocketPath
            && !path.contains { ",\"\\".contains($0) }
    }

    private static func substitute(for dataDirectory: String, user: uid_t) -> String {
        let name = "zhixing-\(user)-\(fingerprint(dataDirectory))"
        // Root's own runtime directory would be closed to the account that root drops to.
        if geteuid() != 0, let runtime = unsafe getenv("XDG_RUNTIME_DIR") {
            let directory = "\(unsafe String(cString: runtime))/\(name)"
            if fits(directory), mkdirPrivate(directory) || FileStatus(directory) != nil {
                return directory
            }
        }
        return "/tmp/\(name)"
    }

    /// FNV-1a: the same for the same path on every run, which Swift's `Hasher` is not.
    private static func fingerprint(_ text: String) -> String {
        let hash = text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        return String(hash, radix: 36)
    }

    private static func mkdirPrivate(_ directory: String) -> Bool {
        unsafe mkdir(directory, 0o700) == 0
    }
}
