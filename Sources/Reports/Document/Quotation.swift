extension String {
    /// In quotation marks, those inside made single ones (GB/T 15834-2011, 4.8).
    var quoted: String { "“\(nestedInQuotes)”" }

    /// As it stands between quotation marks.
    var nestedInQuotes: String {
        replacing("“", with: "‘").replacing("”", with: "’")
    }
}
