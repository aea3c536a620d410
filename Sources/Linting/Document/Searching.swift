extension StringProtocol {
    /// Whether a text occurs, compared byte by byte.
    ///
    /// The library's search compares characters, which is a hundred times slower and would make
    /// a long report take seconds; folded text needs no more than its bytes.
    func contains(_ word: String) -> Bool {
        var text = String(self)
        var word = word
        return text.withUTF8 { text in
            word.withUTF8 { word in
                guard let first = word.first else { return true }
                guard text.count >= word.count else { return false }
                for start in 0...(text.count - word.count) where text[start] == first {
                    var offset = 1
                    while offset < word.count, text[start + offset] == word[offset] { offset += 1 }
                    if offset == word.count { return true }
                }
                return false
            }
        }
    }
}
