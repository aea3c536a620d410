/// How much a file may hold before it is refused: a report of thirty pages needs a hundredth.
struct ReadingLimits {
    /// Bytes of the file itself.
    var fileBytes = 32 << 20
    /// Bytes of one unpacked part, and of all parts read.
    var unpackedBytes = 64 << 20
    /// Unpacked bytes for each packed one; office files stay below thirty.
    var ratio = 200
    var parts = 4096
    /// Characters of text handed to the linter.
    var textCharacters = 600_000
    var lines = 30_000
    /// How deep XML may nest.
    var depth = 200
    /// Seconds a helper program may run.
    var seconds = 30

    static let standard = ReadingLimits()
}
