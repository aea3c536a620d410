import JSON

extension JSONValue {
    /// The path of the first text that holds what neither the database nor XML 1.0 can: control
    /// characters other than tab and line ends, and the non-characters U+FFFE and U+FFFF.
    ///
    /// Nil where there is none.
    var fieldThatCannotBePrinted: String? {
        switch self {
        case .string(let text): text.isPrintable ? nil : ""
        case .array(let values):
            values.lazy.compactMap(\.fieldThatCannotBePrinted).first
        case .object(let members):
            members.lazy.compactMap { member in
                guard member.name.isPrintable else { return "" }
                return member.value.fieldThatCannotBePrinted.map { inner in
                    inner.isEmpty ? member.name : "\(member.name).\(inner)"
                }
            }.first
        case .null, .bool, .number: nil
        }
    }
}

extension String {
    fileprivate var isPrintable: Bool {
        utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 && $0 != 0xEF }
            || unicodeScalars.allSatisfy { scalar in
                switch scalar.value {
                case 0x09, 0x0A, 0x0D: true
                case 0x7F...0x9F, 0xFFFE, 0xFFFF: false
                default: scalar.value >= 0x20
                }
            }
    }
}
