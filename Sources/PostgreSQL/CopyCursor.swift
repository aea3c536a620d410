/// Reads a row of a binary COPY from left to right, where libpq put it.
///
/// The row's bytes are handed to each call and never kept: nothing is copied until it is asked for,
/// so that a million rows a second can pass.
package struct CopyCursor: Sendable {
    /// The row is not as the format says: a field is longer than the row, or of another size.
    package struct Malformed: Error {}

    private var offset: Int

    /// Stands before a row's first field.
    package init() {
        // The number of fields comes first.
        offset = 2
    }

    /// The length of the next field, or −1 for NULL; the field itself comes next.
    @inline(__always)
    private mutating func length(in row: Span<UInt8>) throws(Malformed) -> Int {
        guard row.count - offset >= 4 else { throw Malformed() }
        let length = Int(row.bigEndian(at: offset, as: Int32.self))
        offset += 4
        guard length <= row.count - offset else { throw Malformed() }
        return length
    }

    /// The next field as a big-endian integer of that many bytes, at most eight; nil for NULL.
    package mutating func integer(in row: Span<UInt8>, bytes size: Int) throws(Malformed) -> Int64?
    {
        let length = try length(in: row)
        guard length >= 0 else { return nil }
        guard length == size else { throw Malformed() }
        defer { offset += length }
        return switch size {
        case 8: row.bigEndian(at: offset, as: Int64.self)
        case 4: Int64(row.bigEndian(at: offset, as: Int32.self))
        case 2: Int64(row.bigEndian(at: offset, as: Int16.self))
        case 1: Int64(row[offset])
        default: throw Malformed()
        }
    }

    /// The next field as big-endian words of eight bytes each, such as a `uuid`; nil for NULL.
    package mutating func words(in row: Span<UInt8>, _ count: Int) throws(Malformed)
        -> SIMD4<UInt64>?
    {
        let length = try length(in: row)
        guard length >= 0 else { return nil }
        guard length == count * 8, count <= 4 else { throw Malformed() }
        var words = SIMD4<UInt64>()
        for index in 0..<count {
            words[index] = row.bigEndian(at: offset, as: UInt64.self)
            offset += 8
        }
        return words
    }

    /// Appends the next fields as they are, each with its length in front, to `target`.
    ///
    /// A length is four bytes, big-endian; NULL is the length FFFFFFFF alone.
    package mutating func append(
        fields count: Int, of row: Span<UInt8>, to target: inout [UInt8]
    ) throws(Malformed) {
        let start = offset
        for _ in 0..<count { offset += max(0, try length(in: row)) }
        // The buffer does not leave the closure, and the bytes are there as long as the row is.
        unsafe row.extracting(start..<offset).withUnsafeBufferPointer {
            unsafe target.append(contentsOf: $0)
        }
    }
}
