extension String {
    /// Whether nothing of it is seen when it is printed: empty, or white space only.
    var isBlank: Bool {
        // Asked of every text of every voucher; a letter or digit in front settles it.
        if let first = utf8.first, (0x21...0x7E).contains(first) { return false }
        return allSatisfy(\.isWhitespace)
    }
}

/// Throws the refusal of a command whose field says nothing.
func requireText(_ text: String, _ field: String) throws(BudgetRejection) {
    guard !text.isBlank else {
        throw .malformed("badField", "字段 \(field) 不能为空", figures: [("field", field)])
    }
}
