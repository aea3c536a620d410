#if canImport(Glibc)
    import Glibc
#endif

/// Holds a file lock, so that one process at a time creates, starts or stops a cluster.
///
/// The kernel lets go of it when the process ends, however it ends.
struct ClusterLock: ~Copyable {
    private let descriptor: Int32

    /// Waits for the lock.
    init(_ path: String) throws(EmbeddedClusterError) {
        // Closed on exec, or the server would inherit the lock and hold it for good.
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(path: path, reason: FileSystem.reason()) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else {
                let reason = FileSystem.reason()
                close(descriptor)
                throw .system(path: path, reason: reason)
            }
        }
    }

    deinit {
        close(descriptor)
    }
}
