import JSON

// What a command's texts may be. Codes and names decide what a command is about, so two of them that
// look alike must be the same bytes: Swift calls canonically equivalent texts equal, PostgreSQL does
// not, and a blank behind a name would make its bearer somebody else.

extension BudgetCommand {
    /// Fields of a command that name a thing or a person.
    private static let names: Set<String> = [
        "unit", "actor", "task", "from", "to", "voucherNo", "redVoucherNo", "line", "sourceSystem",
        "drafter", "reviewer", "payee", "economicCode", "functionCode", "indicator",
    ]
    /// Bytes of a code or name: what fits an index, several times.
    private static let nameLimit = 200
    /// Bytes of any other text.
    private static let textLimit = 100_000

    /// Throws ``JSONFieldError`` for the first text that is too long, or a name that is ambiguous.
    static func requireUnambiguous(_ members: [JSONValue.Member]) throws(JSONFieldError) {
        for member in members {
            if case .string(let text) = member.value, names.contains(member.name) {
                try requireName(text, member.name)
            } else if member.value.longestText > textLimit {
                throw JSONFieldError(
                    field: member.name, problem: .malformed("文字过长，不能超过 \(textLimit) 个字节"))
            }
            // A catalogue's own codes, which commands name later.
            for code in member.value.codes(named: "indicator") {
                try requireName(code, "\(member.name).indicator")
            }
        }
    }

    private static func requireName(_ text: String, _ field: String) throws(JSONFieldError) {
        func refusal(_ reason: String) -> JSONFieldError {
            JSONFieldError(field: field, problem: .malformed(reason))
        }
        guard text.utf8.count <= nameLimit else {
            throw refusal("过长，不能超过 \(nameLimit) 个字节")
        }
        let scalars = text.unicodeScalars
        // ASCII and the common Han characters are what they are; the rest is looked up.
        if scalars.allSatisfy({
            (0x21...0x7E).contains($0.value) || (0x4E00...0x9FFF).contains($0.value)
        }) {
            return
        }
        guard scalars.first?.properties.isWhitespace != true,
            scalars.last?.properties.isWhitespace != true
        else { throw refusal("前后有空白，会被当作另一个名称；请删去") }
        if let scalar = text.invisibleScalar {
            throw refusal("含有看不见的字符（\(scalar.code)）；请删去")
        }
        if let scalar = text.ambiguousScalar {
            throw refusal("“\(Character(scalar))”（\(scalar.code)）与另一个编码的同形字无法区分；请重新键入这个字")
        }
    }
}

extension JSONValue {
    /// The bytes of the longest text anywhere in it.
    fileprivate var longestText: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .array(let values): values.lazy.map(\.longestText).max() ?? 0
        case .object(let members): members.lazy.map(\.value.longestText).max() ?? 0
        case .null, .bool, .number: 0
        }
    }

    /// Texts under a name at any depth below this value.
    fileprivate func codes(named name: String) -> [String] {
        switch self {
        case .array(let values): values.flatMap { $0.codes(named: name) }
        case .object(let members):
            members.flatMap { member in
                if member.name == name, case .string(let text) = member.value { return [text] }
                return member.value.codes(named: name)
            }
        case .null, .bool, .number, .string: []
        }
    }
}

extension String {
    /// The first character that shows nothing, or nothing of its own; nil where there is none.
    ///
    /// Mongolian is written with such: they choose the form of the letter before them.
    fileprivate var invisibleScalar: Unicode.Scalar? {
        var isAfterMongolian = false
        for scalar in unicodeScalars {
            let shapesMongolian = (0x180B...0x180F).contains(scalar.value) || scalar.value == 0x202F
            if scalar.isInvisible, !(shapesMongolian && isAfterMongolian) { return scalar }
            isAfterMongolian = (0x1820...0x18AA).contains(scalar.value)
        }
        return nil
    }

    /// The first character for which the text may not be in Unicode's normal form C; nil where it
    /// surely is, so that no other text is canonically equivalent to it.
    fileprivate var ambiguousScalar: Unicode.Scalar? {
        var previous = Unicode.CanonicalCombiningClass.notReordered
        for scalar in unicodeScalars {
            let properties = scalar.properties
            let order = properties.canonicalCombiningClass
            if properties.isFullCompositionExclusion || scalar.mayCompose
                || (order != .notReordered && order < previous)
            {
                return scalar
            }
            previous = order
        }
        return nil
    }
}

extension Unicode.Scalar {
    /// `U+F90A`.
    fileprivate var code: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Controls, formats such as zero-width and directional marks, line ends, selectors and fillers.
    fileprivate var isInvisible: Bool {
        if properties.isDefaultIgnorableCodePoint || value == 0x2800 { return true }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        case .spaceSeparator: value != 0x20 && value != 0x3000
        default: false
        }
    }

    /// Whether it may become one character with the one before it (Unicode: NFC_Quick_Check=Maybe).
    fileprivate var mayCompose: Bool {
        switch value {
        case 0x0300...0x036F, 0x0653...0x0655, 0x093C, 0x09BE, 0x09D7, 0x0B3E, 0x0B56...0x0B57,
            0x0BBE, 0x0BD7, 0x0C56, 0x0CC2, 0x0CD5...0x0CD6, 0x0D3E, 0x0D57, 0x0DCA, 0x0DCF,
            0x0DDF, 0x102E, 0x1161...0x1175, 0x11A8...0x11C2, 0x1B35, 0x3099...0x309A, 0x110BA,
            0x11127, 0x1133E, 0x11357, 0x114B0, 0x114BA, 0x114BD, 0x115AF, 0x11930:
            true
        default: false
        }
    }
}
