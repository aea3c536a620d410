#if canImport(Glibc)
    import Glibc
#endif

/// Runs one of the server's programs to its end.
package enum ChildProcess {
    package struct Outcome: Sendable {
        package let status: Int32
        /// Both streams, as they came.
        package let output: String

        package var succeeded: Bool { status == 0 }
    }

    /// Runs `program`; where it `isDetached`, in a session of its own, so that Ctrl-C at the terminal
    /// does not reach the server that it starts.
    ///
    /// It starts in `/`, which every account can enter, with no signal blocked or ignored, and
    /// without the `PG…` variables that would lead it to another server, but for `variables`.
    package static func run(
        _ program: String, _ arguments: [String], input: String = "/dev/null",
        variables: [String] = [], isDetached: Bool = true
    ) throws(EmbeddedClusterError) -> Outcome {
        // A file, not a pipe: a server started by another thread meanwhile would inherit the
        // pipe, and its end would never come.
        var name = Array("/tmp/zhixing-output-XXXXXX".utf8CString)
        let file = unsafe mkstemp(&name)
        guard file >= 0 else {
            throw .system(path: "/tmp", reason: FileSystem.reason())
        }
        defer { close(file) }
        _ = unsafe unlink(name)
        let (code, child) = unsafe spawn(
            program, arguments, input: input, output: file, variables: variables,
            isDetached: isDetached)
        guard code == 0 else {
            throw .system(path: program, reason: unsafe String(cString: strerror(code)))
        }
        var status: Int32 = 0
        while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
        lseek(file, 0, SEEK_SET)
        let exited = status & 0x7f == 0
        return Outcome(status: exited ? (status >> 8) & 0xff : -1, output: readAll(file))
    }

    /// Moves to `/`, which every account can enter, before it becomes the program.
    private static let shell = ["/bin/sh", "-c", "cd / && exec \"$@\"", "sh"]

    @unsafe private static func spawn(
        _ program: String, _ arguments: [String], input: String, output: Int32,
        variables: [String], isDetached: Bool
    ) -> (code: Int32, child: pid_t) {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, 2)
        // A server lives on for days: it must not hold open what this process was handed, such as
        // a pipe whose reader waits for its end.
        for descriptor in FileSystem.entries(of: "/proc/self/fd").compactMap({ Int32($0) })
        where descriptor > 2 {
            unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
        }

        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        // POSIX_SPAWN_SETSID, which Swift does not import because it stands behind a macro.
        let session: Int16 = isDetached ? 0x80 : 0
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags) | session)

        let strings = unsafe (shell + [program] + arguments).map { unsafe strdup($0) } + [nil]
        let variables = unsafe (environment() + variables).map { unsafe strdup($0) } + [nil]
        defer { unsafe (strings + variables).forEach { unsafe free($0) } }
        var child: pid_t = 0
        let code = unsafe posix_spawn(
            &child, "/bin/sh", &actions, &attributes, strings, variables)
        return (code, child)
    }

    private static func environment() -> [String] {
        var variables = ["LC_ALL=C", "TZ=UTC"]
        for name in ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"] {
            if let value = unsafe getenv(name) {
                variables.append("\(name)=\(unsafe String(cString: value))")
            }
        }
        return variables
    }

    private static func readAll(_ descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = unsafe read(descriptor, &block, block.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            bytes += block[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
