extension EmbeddedCluster {
    /// Creates the cluster with its roles and database, under another name until it is complete.
    ///
    /// Whatever interrupts it leaves nothing that looks like a cluster; the next start begins anew.
    func create(with programs: ServerPrograms, account: ServerAccount) throws {
        try FileSystem.removeTree(layout.unfinishedCluster)
        let outcome = try account.run(
            programs.initdb,
            [
                "--pgdata=\(layout.unfinishedCluster)", "--username=\(Names.administrator)",
                "--auth=trust", "--data-checksums", "--encoding=UTF8", "--locale=C",
                "--no-instructions",
            ] + (settings["fsync"] == "off" ? ["--no-sync"] : []))
        guard outcome.succeeded else {
            throw EmbeddedClusterError.failed(program: "initdb", output: outcome.output)
        }
        let configuration = layout.unfinishedCluster + "/postgresql.conf"
        try FileSystem.write(
            (FileSystem.contents(of: configuration) ?? "") + "include = 'zhixing.conf'\n",
            to: configuration)
        try FileSystem.write("", to: layout.unfinishedCluster + "/zhixing.conf")
        try createRolesAndDatabase(with: programs, account: account)
        try FileSystem.rename(layout.unfinishedCluster, to: layout.cluster)
    }

    /// In single-user mode, where no other process can look on.
    private func createRolesAndDatabase(
        with programs: ServerPrograms, account: ServerAccount
    ) throws {
        let script = layout.unfinishedCluster + "/first-start.sql"
        // In this mode a line is a statement.
        try FileSystem.write(
            """
            CREATE ROLE \(Names.application) LOGIN
            CREATE DATABASE \(Names.database) OWNER \(Names.administrator)

            """, to: script)
        let outcome = try account.run(
            programs.postgres,
            [
                "--single", "-D", layout.unfinishedCluster, "-c", "exit_on_error=on",
                "-c", "log_min_messages=fatal", "template1",
            ], input: script)
        guard outcome.succeeded, !outcome.output.contains("ERROR:") else {
            throw EmbeddedClusterError.failed(program: "postgres", output: outcome.output)
        }
    }
}
