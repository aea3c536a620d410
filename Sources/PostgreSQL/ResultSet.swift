import CLibpq

/// A column of a result: its name and type.
package struct Column: Sendable, Hashable {
    package let name: String
    package let type: DatabaseType
}

/// The answer to one statement, read where libpq put it.
///
/// `@unchecked Sendable`: libpq never changes a result once it has been handed out, and freeing it
/// is left to the last reference, so that any number of threads may read.
@safe final class ResultSet: @unchecked Sendable {
    private let handle: OpaquePointer
    let columns: [Column]
    let count: Int

    /// Takes over `handle`, which must come from libpq and be freed nowhere else.
    init(owning handle: OpaquePointer, columns known: [Column]? = nil) {
        unsafe self.handle = handle
        count = unsafe Int(PQntuples(handle))
        columns = unsafe known ?? Self.columns(of: handle)
    }

    deinit {
        unsafe PQclear(handle)
    }

    var rows: [Row] {
        (0..<count).map { Row(result: self, index: $0) }
    }

    /// What the server reports as done, such as `UPDATE 3`.
    var commandTag: String {
        unsafe PQcmdStatus(handle).map { unsafe String(cString: $0) } ?? ""
    }

    /// Reads one cell; `column` and `row` must be within bounds.
    func cell<Value: SQLValue>(row: Int, column: Int, as: Value.Type) -> Value? {
        let (row, column) = (Int32(row), Int32(column))
        let type = columns[Int(column)].type
        guard unsafe PQgetisnull(handle, row, column) == 0,
            let start = unsafe PQgetvalue(handle, row, column)
        else { return Value.null }
        let length = unsafe Int(PQgetlength(handle, row, column))
        // The result outlives the span, which does not leave this function.
        return unsafe start.withMemoryRebound(to: UInt8.self, capacity: length) { bytes in
            unsafe Value.decode(
                UnsafeBufferPointer(start: bytes, count: length).span, as: type)
        }
    }

    func isNull(row: Int, column: Int) -> Bool {
        unsafe PQgetisnull(handle, Int32(row), Int32(column)) != 0
    }

    private static func columns(of handle: OpaquePointer) -> [Column] {
        (0..<(unsafe PQnfields(handle))).map { index in
            let name = unsafe PQfname(handle, index).map { unsafe String(cString: $0) } ?? ""
            return Column(
                name: name, type: DatabaseType(rawValue: unsafe PQftype(handle, index)))
        }
    }
}
