import Reports

extension DocumentRecord {
    /// What the machine-readable line of a text file begins with.
    static let textMarker = "zhixing-record: "
    /// The name of the meta element, and of the file property, that holds the record.
    static let propertyName = "zhixing-record"
}

extension DocumentRecord {
    /// What a cell begins with that holds a part of the record; parts count from 0.
    static func chunkMarker(_ number: Int) -> String { "zhixing-record \(number): " }
}
