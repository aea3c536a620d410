extension String {
    /// Whether nothing of it is seen when it is printed: empty, or white space only.
    var isBlank: Bool {
        // Asked of every text of every voucher; a letter or digit in front settles it.
        if let first = utf8.first, (0x21...0x7E).contains(first) { return false }
        return allSatisfy(\.isWhitespace)
    }
}
