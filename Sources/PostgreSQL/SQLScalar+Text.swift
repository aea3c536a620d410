extension String: SQLScalar {
    package static var elementType: DatabaseType { .text }
    package static var arrayType: DatabaseType { .textArray }
    /// Inferred, so that text becomes a date, a UUID, a number or JSON where one is expected.
    package static var parameterType: DatabaseType { .inferred }

    package func bind(to parameters: inout ParameterList) {
        parameters.appendText(self)
    }

    package func write(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: utf8)
    }

    /// Takes text and what has one canonical spelling: UUID, decimal number, JSON, date.
    package static func decode(_ bytes: Span<UInt8>, as type: DatabaseType) -> String? {
        switch type {
        case .text, .varchar, .bpchar, .name, .char, .json, .unknown, .void: text(bytes)
        case .jsonb: bytes.isEmpty ? nil : text(bytes.extracting(1..<bytes.count))
        case .uuid: uuid(bytes)
        case .numeric: NumericFormat.decimal(bytes)
        case .date: DatabaseDate.decode(bytes, as: type)?.description
        default: nil
        }
    }

    private static func text(_ bytes: Span<UInt8>) -> String? {
        guard let valid = try? UTF8Span(validating: bytes) else { return nil }
        return String(copying: valid)
    }

    /// Lower-case with hyphens, as the server writes it.
    private static func uuid(_ bytes: Span<UInt8>) -> String? {
        guard bytes.count == 16 else { return nil }
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for index in 0..<16 {
            if index == 4 || index == 6 || index == 8 || index == 10 { text.append(0x2d) }
            text.append(digits[Int(bytes[index] >> 4)])
            text.append(digits[Int(bytes[index] & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
