/// How much a file may hold before it is refused: a report of thirty pages needs a hundredth.
package struct ReadingLimits: Sendable {
    /// Bytes of the file itself.
    package var fileBytes = 32 << 20
    /// Bytes of one unpacked part, and of all parts read.
    package var unpackedBytes = 64 << 20
    /// Unpacked bytes for each packed one; office files stay below thirty.
    package var ratio = 200
    package var parts = 4096
    /// Characters of text handed to the linter.
    package var textCharacters = 600_000
    package var lines = 30_000
    /// Elements of one part of an office file.
    package var elements = 600_000
    /// How deep XML may nest.
    package var depth = 200
    /// Seconds a helper program may run.
    package var seconds = 30

    /// What the command line reads by.
    package static let standard = ReadingLimits()
}
