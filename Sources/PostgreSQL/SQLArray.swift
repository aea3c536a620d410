/// A type of which arrays can be bound and read.
///
/// Bytes are elements too: an array of them is one `bytea`.
package protocol SQLArrayElement: Sendable {
    /// The type of an array of such elements.
    static var arrayType: DatabaseType { get }

    /// Appends the array in the binary format of ``arrayType``.
    static func write(_ elements: [Self], to bytes: inout [UInt8])

    /// Reads an array, or answers nil when the type does not fit.
    static func decodeArray(_ bytes: Span<UInt8>, as type: DatabaseType) -> [Self]?
}

extension Array: SQLValue where Element: SQLArrayElement {
    package static var parameterType: DatabaseType { Element.arrayType }

    package func bind(to parameters: inout ParameterList) {
        parameters.appendBinary(Element.arrayType) { Element.write(self, to: &$0) }
    }

    package static func decode(_ bytes: Span<UInt8>, as type: DatabaseType) -> [Element]? {
        Element.decodeArray(bytes, as: type)
    }
}

extension UInt8: SQLArrayElement {
    package static var arrayType: DatabaseType { .bytea }

    package static func write(_ elements: [UInt8], to bytes: inout [UInt8]) {
        bytes.append(contentsOf: elements)
    }

    package static func decodeArray(_ bytes: Span<UInt8>, as type: DatabaseType) -> [UInt8]? {
        type == .bytea ? Array(copying: bytes) : nil
    }
}

extension Array: SQLScalar where Element == UInt8 {
    package static var elementType: DatabaseType { .bytea }
    package static var arrayType: DatabaseType { .byteaArray }
    package static var parameterType: DatabaseType { .bytea }

    package func bind(to parameters: inout ParameterList) {
        parameters.appendBinary(.bytea) { write(to: &$0) }
    }

    package func write(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: self)
    }
}

extension Array: SQLArrayElement where Element == UInt8 {}

extension Array where Element == UInt8 {
    /// Copies borrowed bytes.
    init(copying span: Span<UInt8>) {
        // The buffer is read before the closure returns.
        self = unsafe span.withUnsafeBufferPointer { unsafe Array($0) }
    }
}

extension Optional: SQLArrayElement where Wrapped: SQLScalar {
    package static var arrayType: DatabaseType { Wrapped.arrayType }

    package static func write(_ elements: [Wrapped?], to bytes: inout [UInt8]) {
        ArrayFormat.write(elements, to: &bytes)
    }

    package static func decodeArray(_ bytes: Span<UInt8>, as type: DatabaseType) -> [Wrapped?]? {
        ArrayFormat.read(bytes)
    }
}

extension SQLScalar {
    package static func write(_ elements: [Self], to bytes: inout [UInt8]) {
        ArrayFormat.write(elements.map(Optional.some), to: &bytes)
    }

    /// Refuses an array with a NULL among its elements.
    package static func decodeArray(_ bytes: Span<UInt8>, as type: DatabaseType) -> [Self]? {
        guard let elements: [Self?] = ArrayFormat.read(bytes) else { return nil }
        let present = elements.compactMap(\.self)
        return present.count == elements.count ? present : nil
    }
}

/// The binary format of one-dimensional arrays: a header, then a length and bytes per element.
enum ArrayFormat {
    static func write<Scalar: SQLScalar>(_ elements: [Scalar?], to bytes: inout [UInt8]) {
        bytes.append(bigEndian: Int32(elements.isEmpty ? 0 : 1))
        bytes.append(bigEndian: Int32(1))
        bytes.append(bigEndian: Scalar.elementType.rawValue)
        guard !elements.isEmpty else { return }
        bytes.append(bigEndian: Int32(clamping: elements.count))
        bytes.append(bigEndian: Int32(1))
        for element in elements {
            bytes.appendCell(element)
        }
    }

    static func read<Scalar: SQLScalar>(_ bytes: Span<UInt8>) -> [Scalar?]? {
        guard bytes.count >= 12 else { return nil }
        let dimensions = bytes.bigEndian(at: 0, as: Int32.self)
        if dimensions == 0 { return [] }
        guard dimensions == 1, bytes.count >= 20 else { return nil }
        let type = DatabaseType(rawValue: bytes.bigEndian(at: 8, as: UInt32.self))
        let count = Int(bytes.bigEndian(at: 12, as: Int32.self))
        var elements: [Scalar?] = []
        elements.reserveCapacity(count)
        var offset = 20
        for _ in 0..<count {
            let length = Int(bytes.bigEndian(at: offset, as: Int32.self))
            offset += 4
            if length < 0 {
                elements.append(nil)
                continue
            }
            let cell = bytes.extracting(offset..<offset + length)
            guard let element = Scalar.decode(cell, as: type) else { return nil }
            elements.append(element)
            offset += length
        }
        return elements
    }
}

extension [UInt8] {
    /// Appends a value preceded by its length, or the length −1 for NULL.
    mutating func appendCell(_ value: (some SQLScalar)?) {
        guard let value else { return append(bigEndian: Int32(-1)) }
        appendCell { value.write(to: &$0) }
    }

    /// Appends what `write` appends, preceded by its length.
    mutating func appendCell(_ write: (inout [UInt8]) -> Void) {
        let start = count
        append(bigEndian: Int32(0))
        write(&self)
        let length = UInt32(clamping: count - start - 4)
        for index in 0..<4 {
            self[start + index] = UInt8(truncatingIfNeeded: length >> UInt32(8 * (3 - index)))
        }
    }
}
