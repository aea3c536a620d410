/// Puts what the argument parser says by itself into Chinese; our own texts in it are Chinese already.
///
/// The parser has no place for translations, so its sentences are recognised by their form. One that a
/// later version words differently stays as it is, which is readable still.
enum HelpWording {
    /// A help page or a complaint, line by line.
    static func chinese(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line(String($0)) }.joined(separator: "\n")
    }

    private static func line(_ text: String) -> String {
        var text = text
        if text.hasPrefix("Error: ") { text = complaint(String(text.dropFirst(7))) }
        for (english, chinese) in headings where text.hasPrefix(english) {
            text = chinese + text.dropFirst(english.count)
        }
        for (english, chinese) in phrases { text = text.replacing(english, with: chinese) }
        if let see = text.wholeMatch(of: /\ *See '(.+)' for (?:detailed help|more information)\./) {
            text = "  详细说明：\(see.1)"
        }
        return text
    }

    private static let headings = [
        ("OVERVIEW: ", ""), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("ARGUMENTS:", "参数："),
        ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "子命令："), ("Help:  ", "说明："),
    ]

    private static let phrases = [
        ("<subcommand>", "<子命令>"), ("Show help information.", "显示这份说明"),
        ("Show subcommand help information.", "显示子命令的说明"), ("[<subcommands> ...]", "[<子命令> ...]"),
        ("(values: ", "(可为 "), ("; default: ", "；默认 "), ("(default: ", "(默认 "),
    ]

    private static func complaint(_ text: String) -> String {
        if let found = text.wholeMatch(of: /Unexpected argument '(.+)'/) {
            return "不认识 \(found.1)；\(advice(String(found.1)))"
        }
        if let found = text.wholeMatch(of: /\d+ unexpected arguments: (.+)/) {
            let first = String(found.1.prefix { $0 != "," }).replacing("'", with: "")
            return "不认识 \(listed(found.1))；\(advice(first))"
        }
        if let found = text.wholeMatch(of: /Unknown option '(.+?)'(?:\. Did you mean '(.+)'\?)?/) {
            return "没有选项 \(found.1)\(found.2.map { "；是否应为 \($0)" } ?? "")"
        }
        if let found = text.wholeMatch(of: /Missing expected argument '(.+)'/) {
            return "缺少 \(found.1)"
        }
        if let found = text.wholeMatch(of: /Missing one of: (.+)/) {
            return "缺少其中之一：\(listed(found.1))"
        }
        if let found = text.wholeMatch(of: /Missing value for '(.+)'/) {
            return "\(found.1) 后面没有写值"
        }
        if let found = text.wholeMatch(of: /The option '(.+)' does not take any value, but .*/) {
            return "选项 \(found.1) 后面不写值"
        }
        if let found = text.wholeMatch(of: /The value '(.*)' is invalid for '(.+?)'(.*)/) {
            return "\(found.2) 不能是“\(found.1)”\(choices(found.3))"
        }
        return text
    }

    /// What to do about a word in the place of a command.
    private static func advice(_ written: String) -> String {
        let nearest = CommandNames.nearest(to: written)
        guard !nearest.isEmpty else { return "请检查命令和参数的拼写" }
        return "是否应为 \(nearest.map { "zhixing \($0)" }.joined(separator: " 或 "))"
    }

    private static func listed(_ quoted: Substring) -> String {
        String(quoted).replacing("'", with: "").replacing(", ", with: "、")
    }

    /// What the parser lists behind a value that does not fit.
    private static func choices(_ rest: Substring) -> String {
        let names = rest.matches(of: /'(.+?)'/).map(\.1)
        if !names.isEmpty { return "；可为 " + names.joined(separator: "、") }
        if rest.hasSuffix("the following:") { return "；可为：" }
        return rest.hasPrefix(": ") ? "：\(rest.dropFirst(2))" : ""
    }
}
