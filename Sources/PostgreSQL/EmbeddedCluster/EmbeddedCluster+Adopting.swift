extension EmbeddedCluster {
    /// Whether a cluster can be put here: there is no data directory, or nothing in it.
    package var isVacant: Bool {
        FileSystem.entries(of: dataDirectory).isEmpty
    }

    /// Where a cluster is made that is to be put here when it is complete.
    package var staging: EmbeddedCluster {
        EmbeddedCluster(dataDirectory: dataDirectory + ".restoring", settings: settings)
    }

    /// Takes the place of ``staging``, stopped and complete; a power failure leaves one or the other.
    ///
    /// Throws ``EmbeddedClusterError`` where somebody was faster and put something here.
    package func adoptStaging() async throws {
        let staged = staging
        try await staged.stop()
        let target = dataDirectory
        try await BlockingQueue.run { try FileSystem.rename(staged.dataDirectory, to: target) }
    }

    /// Stops the server and deletes the data directory with all that is in it.
    package func remove() async throws {
        try await stop(.immediate)
        let directory = dataDirectory
        try await BlockingQueue.run { try FileSystem.removeTree(directory) }
    }
}
