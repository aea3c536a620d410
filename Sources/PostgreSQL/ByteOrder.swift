extension [UInt8] {
    /// Appends an integer in network byte order, as every binary format of PostgreSQL has it.
    mutating func append(bigEndian value: some FixedWidthInteger) {
        // The bytes of a trivial value are read before the closure returns.
        unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe append(contentsOf: $0) }
    }
}

extension Span<UInt8> {
    /// The integer in network byte order at `offset`; traps when the bytes end before it does.
    func bigEndian<Integer: FixedWidthInteger>(at offset: Int, as: Integer.Type) -> Integer {
        var value: Integer = 0
        for index in offset..<offset + MemoryLayout<Integer>.size {
            value = value << 8 | Integer(truncatingIfNeeded: self[index])
        }
        return value
    }

    /// The integer that these bytes are, or nil when their number is another.
    func integer<Integer: FixedWidthInteger>(as type: Integer.Type) -> Integer? {
        count == MemoryLayout<Integer>.size ? bigEndian(at: 0, as: type) : nil
    }
}
