/// The values bound to a statement, encoded as they travel.
///
/// All values lie in one buffer, so that a statement costs a fixed number of allocations however
/// many parameters it has.
package struct ParameterList: Sendable {
    private(set) var types: [UInt32] = []
    /// Where each value begins in ``bytes``; nil stands for NULL.
    private(set) var offsets: [Int?] = []
    private(set) var lengths: [Int32] = []
    private(set) var formats: [Int32] = []
    private(set) var bytes: [UInt8] = []
    /// libpq passes text up to its first NUL; cutting a value short silently would corrupt it.
    private(set) var hasTextWithNUL = false

    var count: Int { types.count }

    /// Binds NULL.
    package mutating func appendNull(_ type: DatabaseType) {
        append(type, offset: nil, length: 0, format: 1)
    }

    /// Binds a value that `write` appends in the binary format of `type`.
    package mutating func appendBinary(_ type: DatabaseType, _ write: (inout [UInt8]) -> Void) {
        let start = bytes.count
        write(&bytes)
        let length = bytes.count - start
        // An empty value needs an address as well: libpq takes a null pointer for NULL.
        if length == 0 { bytes.append(0) }
        append(type, offset: start, length: Int32(clamping: length), format: 1)
    }

    /// Binds text whose type the server infers: it becomes a date, a UUID, JSON … by its place.
    package mutating func appendText(_ text: String) {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        let length = bytes.count - start
        if bytes[start...].contains(0) { hasTextWithNUL = true }
        bytes.append(0)
        append(.inferred, offset: start, length: Int32(clamping: length), format: 0)
    }

    private mutating func append(
        _ type: DatabaseType, offset: Int?, length: Int32, format: Int32
    ) {
        types.append(type.rawValue)
        offsets.append(offset)
        lengths.append(length)
        formats.append(format)
    }
}
