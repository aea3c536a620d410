/// Something wrong with a catalogue as it is written, at its place (指标体系文件的错误).
package struct CatalogueProblem: Error, Hashable, Sendable {
    /// Where it is, in the file's own words: `indicators[2].weight`; empty for the whole.
    package let path: String
    /// For people, with the remedy.
    package let message: String

    package init(_ path: String, _ message: String) {
        self.path = path
        self.message = message
    }

    /// The paths from this one up to the whole, nearest first: where a missing field should stand.
    package var ancestry: [String] {
        var paths = [path]
        var rest = path[...]
        while let end = rest.lastIndex(where: { $0 == "." || $0 == "[" }) {
            rest = rest[..<end]
            paths.append(String(rest))
        }
        return rest.isEmpty ? paths : paths + [""]
    }
}
