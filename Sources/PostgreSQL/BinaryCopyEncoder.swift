/// Encodes rows for `COPY … FROM STDIN (FORMAT binary)`.
///
/// The columns' types must be exactly those of the values: `int8` for `Int64`, `int4` for `Int32`,
/// `text`, `varchar` or `json` for `String`. Take chunks out with ``take()`` as they fill up.
package struct BinaryCopyEncoder: Sendable {
    /// What has been encoded since the last ``take()``.
    package private(set) var bytes: [UInt8]

    package init() {
        bytes = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00]
        // No flags, no header extension.
        bytes.append(bigEndian: Int64(0))
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
        let digits = text.filter { $0 != "-" }
        let value = digits.utf8.count == 32 ? UInt128(digits, radix: 16) : nil
        appendCell { if let value { $0.append(bigEndian: value) } }
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
