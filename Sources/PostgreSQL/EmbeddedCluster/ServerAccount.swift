#if canImport(Glibc)
    import Glibc
#endif

/// The unprivileged account that a server runs under.
///
/// PostgreSQL refuses to run as root. Whoever is not root runs it as themselves; root drops to the
/// owner of an existing cluster, else to the system account `postgres`.
struct ServerAccount: Sendable {
    let user: uid_t
    let group: gid_t
    let name: String
    /// Root drops privileges; everybody else has none to drop.
    private let drops: Bool
    /// Whether the server must be able to pass directories that its account may not enter.
    private var passesDirectories = false

    static func choose(for layout: ClusterLayout) throws(EmbeddedClusterError) -> ServerAccount {
        let owner = FileStatus(layout.folder)
        guard geteuid() == 0 else {
            guard owner == nil || owner?.user == geteuid() else {
                throw .foreign(path: layout.folder)
            }
            return ServerAccount(user: geteuid(), group: getegid(), name: "", drops: false)
        }
        if let owner, owner.user != 0 {
            return ServerAccount(
                user: owner.user, group: owner.group, name: "\(owner.user)", drops: true)
        }
        guard let entry = unsafe getpwnam("postgres") else { throw .noAccount }
        return unsafe ServerAccount(
            user: entry.pointee.pw_uid, group: entry.pointee.pw_gid, name: "postgres",
            drops: true)
    }

    private init(user: uid_t, group: gid_t, name: String, drops: Bool) {
        self.user = user
        self.group = group
        self.name = name
        self.drops = drops
    }

    /// Gives the account what root has created.
    func own(_ path: String) throws(EmbeddedClusterError) {
        guard drops else { return }
        guard unsafe lchown(path, user, group) == 0 else {
            throw .system(path: path, reason: FileSystem.reason())
        }
    }

    /// Sees to it that the account can reach `folder`.
    ///
    /// A data directory that root made for itself (`mktemp -d`) becomes the account's. Directories
    /// above are not ours to change: where the kernel lets root pass on the one capability that it
    /// takes to walk through them, the server gets that, else the directory is named in an error.
    mutating func makeReachable(_ layout: ClusterLayout) throws(EmbeddedClusterError) {
        guard drops else { return }
        if !canPass(layout.dataDirectory) { try own(layout.dataDirectory) }
        var ancestor = ""
        for part in layout.dataDirectory.split(separator: "/") {
            ancestor += "/" + part
            if canPass(ancestor) { continue }
            guard Self.setpriv != nil, Self.rootCanGrantPassage else {
                throw .unreachable(directory: ancestor, account: name)
            }
            passesDirectories = true
        }
    }

    private func canPass(_ directory: String) -> Bool {
        guard let status = FileStatus(directory) else { return false }
        if status.user == user { return status.mode & 0o100 != 0 }
        if status.group == group { return status.mode & 0o010 != 0 }
        return status.mode & 0o001 != 0
    }

    /// Runs a server program under the account.
    func run(
        _ program: String, _ arguments: [String], input: String = "/dev/null",
        variables: [String] = []
    ) throws(EmbeddedClusterError) -> ChildProcess.Outcome {
        func start(_ program: String, _ arguments: [String]) throws(EmbeddedClusterError)
            -> ChildProcess.Outcome
        {
            try ChildProcess.run(program, arguments, input: input, variables: variables)
        }
        guard drops else { return try start(program, arguments) }
        if let setpriv = Self.setpriv {
            let passage = passesDirectories ? ",+dac_read_search" : ""
            let options = [
                "--reuid=\(user)", "--regid=\(group)", "--clear-groups",
                "--inh-caps=-all\(passage)", "--ambient-caps=-all\(passage)", "--",
            ]
            return try start(setpriv, options + [program] + arguments)
        }
        guard let runuser = Self.program("runuser") else { throw .noAccount }
        return try start(runuser, ["-u", name, "--", program] + arguments)
    }

    private static let setpriv = program("setpriv")

    private static func program(_ name: String) -> String? {
        ["/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/"].map { $0 + name }
            .first(where: FileSystem.isExecutable)
    }

    /// CAP_DAC_READ_SEARCH is the third bit of the effective set; many containers lack it.
    private static let rootCanGrantPassage: Bool = {
        let status = FileSystem.contents(of: "/proc/self/status") ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("CapEff:") }
        guard let digits = line?.split(separator: "\t").last,
            let capabilities = UInt64(digits, radix: 16)
        else { return false }
        return capabilities & 0b100 != 0
    }()
}
