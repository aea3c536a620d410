/// One row of an answer, with typed columns.
///
/// A row keeps the whole answer alive that it belongs to: copy out what is to be kept for long.
package struct Row: Sendable {
    let result: ResultSet
    let index: Int

    /// The columns in the order of the statement.
    package var columns: [Column] { result.columns }

    /// The value in the named column; throws ``ColumnError`` when it is missing or of another type.
    package func get<Value: SQLValue>(_ name: String, as type: Value.Type = Value.self) throws
        -> Value
    {
        guard let position = result.columns.firstIndex(where: { $0.name == name }) else {
            throw ColumnError.missing(
                column: name, available: result.columns.map(\.name))
        }
        return try self[position, type]
    }

    /// The value in the column at `position`, counted from 0.
    package subscript<Value: SQLValue>(position: Int, type: Value.Type) -> Value {
        get throws {
            guard result.columns.indices.contains(position) else {
                throw ColumnError.missing(
                    column: "\(position)", available: result.columns.map(\.name))
            }
            if let value = result.cell(row: index, column: position, as: type) { return value }
            let column = result.columns[position]
            let isNull = result.isNull(row: index, column: position)
            throw ColumnError.mismatch(
                column: column.name, found: isNull ? "NULL" : column.type.description,
                wanted: "\(type)")
        }
    }
}

/// A column that the program reads otherwise than the statement answers it: a mistake in either.
package enum ColumnError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The statement has no such column.
    case missing(column: String, available: [String])
    /// The column's type, or NULL, cannot be read as the wanted type.
    case mismatch(column: String, found: String, wanted: String)

    package var description: String {
        switch self {
        case .missing(let column, let available):
            "no column \(column) among \(available.joined(separator: ", "))"
        case .mismatch(let column, let found, let wanted):
            "column \(column) is \(found), which cannot be read as \(wanted)"
        }
    }
}
