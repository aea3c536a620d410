#if canImport(Glibc)
    import Glibc
#endif

/// Questions to the operating system about a file descriptor.
enum Descriptor {
    /// Whether reading would not block: there is data, the end, or an error.
    static func isReadable(_ descriptor: Int32) -> Bool {
        wait(descriptor, for: Int16(POLLIN), milliseconds: 0) != 0
    }

    /// Waits until one of `events` or an error is there, and answers which.
    static func wait(_ descriptor: Int32, for events: Int16, milliseconds: Int32) -> Int16 {
        var request = pollfd(fd: descriptor, events: events, revents: 0)
        while unsafe poll(&request, 1, milliseconds) < 0 {
            // Interrupted by a signal: nothing has been learned yet.
            guard errno == EINTR else { return Int16(POLLERR) }
        }
        return request.revents
    }

    /// Another number for the same open file, or nil when there are none left.
    static func duplicate(_ descriptor: Int32) -> Int32? {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        return copy >= 0 ? copy : nil
    }

    static func close(_ descriptor: Int32) {
        _ = Glibc.close(descriptor)
    }
}
