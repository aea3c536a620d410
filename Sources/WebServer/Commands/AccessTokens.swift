import Crypto

/// The secrets that let programs write (访问令牌), known by their hashes alone.
///
/// A token is 256 random bits, so that a plain SHA-256 of it tells nothing and needs no salt.
package struct AccessTokens: Sendable {
    /// Why a list of tokens cannot be used, told to the administrator.
    package struct Refusal: Error, CustomStringConvertible {
        package let description: String
    }

    private let hashes: [[UInt8]]

    /// Reads one hash a line, as ``line(for:)`` writes it; empty lines and lines that begin with `#` are none.
    package init(lines: String) throws(Refusal) {
        var hashes: [[UInt8]] = []
        for (index, line) in lines.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            guard line.utf8.count == 64, let hash = Self.bytes(line) else {
                throw Refusal(
                    description: "令牌文件第\(index + 1)行不能用：应为令牌的 SHA-256，64 个十六进制数字；"
                        + "请用 zhixing token create 生成令牌")
            }
            hashes.append(hash)
        }
        guard !hashes.isEmpty else {
            throw Refusal(description: "令牌文件里没有令牌；请用 zhixing token create 生成")
        }
        self.hashes = hashes
    }

    /// A new token, to be shown once and kept by its holder.
    package static func make() -> String {
        SymmetricKey(size: .bits256).withUnsafeBytes { hexadecimal(Array($0)) }
    }

    /// What the server keeps of a token.
    package static func line(for token: String) -> String {
        hexadecimal(Array(SHA256.hash(data: Array(token.utf8))))
    }

    /// Whether an `Authorization` header carries one of them.
    func admit(_ header: String?) -> Bool {
        guard let header, header.lowercased().hasPrefix("bearer ") else { return false }
        let given = Array(SHA256.hash(data: Array(header.dropFirst(7).utf8)))
        return hashes.contains(given)
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    private static func bytes(_ line: Substring) -> [UInt8]? {
        let digits = line.compactMap(\.hexDigitValue)
        guard digits.count == line.count else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }
}
