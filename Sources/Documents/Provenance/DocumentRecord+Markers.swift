import Reports

extension DocumentRecord {
    /// What the machine-readable line of a text file begins with.
    static let textMarker = "zhixing-record: "
    /// The name of the meta element, and of the file property, that holds the record.
    static let propertyName = "zhixing-record"
}

// MARK: - In parts

extension DocumentRecord {
    /// What a cell or keyword begins with that holds a part of the record; parts count from 0.
    static func chunkMarker(_ number: Int) -> String { "\(partName)\(number): " }

    /// What each part's marker begins with.
    static let partName = propertyName + " "

    /// The text in pieces of at most so many bytes of UTF-8, characters kept whole.
    static func parts(of text: String, size: Int) -> [String] {
        var parts: [String] = []
        var part = String.UnicodeScalarView()
        var used = 0
        for scalar in text.unicodeScalars {
            let bytes = UTF8.width(scalar)
            if used + bytes > size {
                parts.append(String(part))
                (part, used) = (.init(), 0)
            }
            part.append(scalar)
            used += bytes
        }
        return parts + [String(part)]
    }
}
