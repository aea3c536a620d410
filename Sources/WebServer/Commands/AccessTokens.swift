/// The secrets that let programs write (访问令牌): lines of a file that only the server can read.
package struct AccessTokens: Sendable {
    /// Why a list of tokens cannot be used, told to the administrator.
    package struct Refusal: Error, CustomStringConvertible {
        package let description: String
    }

    /// Shorter ones could be guessed.
    private static let shortest = 32

    private let tokens: [[UInt8]]

    /// Reads one token a line; empty lines and lines that begin with `#` are none.
    package init(lines: String) throws(Refusal) {
        let written = lines.split(whereSeparator: \.isNewline).enumerated()
            .filter { !$0.element.hasPrefix("#") }
        for (index, token) in written
        where token.utf8.count < Self.shortest || token.contains(where: \.isWhitespace) {
            throw Refusal(
                description: "令牌文件第\(index + 1)行不能用：令牌至少 \(Self.shortest) 个字符，不含空格；"
                    + "可用 openssl rand -hex 32 生成")
        }
        guard !written.isEmpty else { throw Refusal(description: "令牌文件里没有令牌，每行写一个") }
        tokens = written.map { Array($0.element.utf8) }
    }

    /// Whether an `Authorization` header carries one of them.
    func admit(_ header: String?) -> Bool {
        guard let header, header.lowercased().hasPrefix("bearer ") else { return false }
        let given = Array(header.dropFirst(7).utf8)
        // All are compared to their ends: how long it takes tells nothing.
        return tokens.reduce(false) { Self.equal($1, given) || $0 }
    }

    private static func equal(_ token: [UInt8], _ given: [UInt8]) -> Bool {
        var difference = token.count ^ given.count
        for (index, byte) in token.enumerated() {
            difference |= Int(byte ^ (index < given.count ? given[index] : 0))
        }
        return difference == 0
    }
}
