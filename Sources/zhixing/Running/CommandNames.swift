import ArgumentParser

/// The names of the program's commands, for whoever misspells one.
enum CommandNames {
    /// Letters left out or added; two of them also make one that is another, or two exchanged.
    private static let mistakes = 2

    /// The commands whose last word is most like what was written, as they are called.
    static func nearest(to written: String) -> [String] {
        let likely = calls(below: Zhixing.self, [])
            .map { (call: $0, mistakes: ($0.last ?? "").difference(from: written).count) }
            .filter { $0.mistakes <= mistakes }
        let fewest = likely.map(\.mistakes).min()
        return likely.filter { $0.mistakes == fewest }.map { $0.call.joined(separator: " ") }
    }

    private static func calls(
        below command: any ParsableCommand.Type, _ words: [String]
    ) -> [[String]] {
        command.configuration.subcommands.flatMap { subcommand in
            let call = words + [subcommand._commandName]
            return [call] + calls(below: subcommand, call)
        }
    }
}
