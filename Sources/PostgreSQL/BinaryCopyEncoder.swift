/// Encodes rows for `COPY … FROM STDIN (FORMAT binary)`.
///
/// The columns' types must be exactly those of the values: `int8` for `Int64`, `int4` for `Int32`,
/// `text`, `varchar` or `json` for `String`. Take chunks out with ``take()`` as they fill up.
package struct BinaryCopyEncoder: Sendable {
    /// What has been encoded since the last ``take()``.
    package private(set) var bytes: [UInt8]

    package init() {
        bytes = BinaryCopyFormat.header
    }

    /// Starts a row; that many values must follow.
    package mutating func beginRow(columns: Int) {
        bytes.append(bigEndian: Int16(columns))
    }

    /// Appends the next value, or NULL.
    package mutating func append(_ value: (some SQLScalar)?) {
        bytes.appendCell(value)
    }

    /// Appends an array as the next value.
    package mutating func append<Element: SQLScalar>(array elements: [Element?]) {
        appendCell { ArrayFormat.write(elements, to: &$0) }
    }

    /// Appends a value of type `uuid`; text that is none is refused by the server.
    package mutating func append(uuid text: String?) {
        guard let text else { return bytes.append(bigEndian: Int32(-1)) }
        var value: UInt128 = 0
        var digits = 0
        for byte in text.utf8 {
            switch byte {
            case 48...57: value = value << 4 | UInt128(byte - 48)
            case 65...70: value = value << 4 | UInt128(byte - 55)
            case 97...102: value = value << 4 | UInt128(byte - 87)
            case 45: continue
            default: digits = 32
            }
            digits += 1
        }
        guard digits == 32 else { return bytes.append(bigEndian: Int32(0)) }
        append(uuid: value)
    }

    /// Appends a value of type `uuid` by its bits.
    package mutating func append(uuid bits: UInt128) {
        bytes.append(bigEndian: Int32(16))
        bytes.append(bigEndian: bits)
    }

    /// Appends a value of type `jsonb`, which unlike `json` carries a version.
    package mutating func append(jsonb text: String?) {
        guard let text else { return bytes.append(bigEndian: Int32(-1)) }
        appendCell {
            $0.append(1)
            $0 += text.utf8
        }
    }

    /// Ends the data; nothing may follow.
    package mutating func finish() {
        bytes.append(bigEndian: Int16(-1))
    }

    /// Takes out what has been encoded so far, as the next chunk to send.
    package mutating func take() -> [UInt8] {
        let chunk = bytes
        bytes = []
        bytes.reserveCapacity(chunk.count + chunk.count / 8)
        return chunk
    }

    private mutating func appendCell(_ write: (inout [UInt8]) -> Void) {
        bytes.appendCell(write)
    }
}

// Bulk loads spend their time here, and a generic function of another module is slow to call.

extension BinaryCopyEncoder {
    /// Appends text, or NULL.
    package mutating func append(_ text: String?) {
        guard let text else { return bytes.append(bigEndian: Int32(-1)) }
        bytes.append(bigEndian: Int32(clamping: text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Appends bytes, or NULL; also the bytes of text that has been written already.
    package mutating func append(_ value: [UInt8]?) {
        guard let value else { return bytes.append(bigEndian: Int32(-1)) }
        bytes.append(bigEndian: Int32(clamping: value.count))
        bytes.append(contentsOf: value)
    }

    package mutating func append(_ number: Int64?) {
        appendInteger(number)
    }

    package mutating func append(_ number: Int32?) {
        appendInteger(number)
    }

    package mutating func append(_ number: Int16?) {
        appendInteger(number)
    }

    private mutating func appendInteger(_ number: (some FixedWidthInteger)?) {
        guard let number else { return bytes.append(bigEndian: Int32(-1)) }
        bytes.append(bigEndian: Int32(number.bitWidth / 8))
        bytes.append(bigEndian: number)
    }
}

/// What a binary COPY begins with.
enum BinaryCopyFormat {
    /// A signature, then no flags and no header extension.
    static let header =
        Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)

    static let headerLength = 19
}
