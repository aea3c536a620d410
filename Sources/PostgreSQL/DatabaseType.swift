/// A PostgreSQL data type, by its object identifier (OID).
package struct DatabaseType: RawRepresentable, Sendable, Hashable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Left to the server to infer from the statement.
    package static let inferred = DatabaseType(rawValue: 0)
    package static let bool = DatabaseType(rawValue: 16)
    package static let bytea = DatabaseType(rawValue: 17)
    package static let char = DatabaseType(rawValue: 18)
    package static let name = DatabaseType(rawValue: 19)
    package static let int8 = DatabaseType(rawValue: 20)
    package static let int2 = DatabaseType(rawValue: 21)
    package static let int4 = DatabaseType(rawValue: 23)
    package static let text = DatabaseType(rawValue: 25)
    package static let oid = DatabaseType(rawValue: 26)
    package static let json = DatabaseType(rawValue: 114)
    package static let float4 = DatabaseType(rawValue: 700)
    package static let float8 = DatabaseType(rawValue: 701)
    package static let unknown = DatabaseType(rawValue: 705)
    package static let bpchar = DatabaseType(rawValue: 1042)
    package static let varchar = DatabaseType(rawValue: 1043)
    package static let date = DatabaseType(rawValue: 1082)
    package static let timestamptz = DatabaseType(rawValue: 1184)
    package static let numeric = DatabaseType(rawValue: 1700)
    package static let void = DatabaseType(rawValue: 2278)
    package static let uuid = DatabaseType(rawValue: 2950)
    package static let jsonb = DatabaseType(rawValue: 3802)

    package static let boolArray = DatabaseType(rawValue: 1000)
    package static let byteaArray = DatabaseType(rawValue: 1001)
    package static let int2Array = DatabaseType(rawValue: 1005)
    package static let int4Array = DatabaseType(rawValue: 1007)
    package static let textArray = DatabaseType(rawValue: 1009)
    package static let int8Array = DatabaseType(rawValue: 1016)
    package static let float8Array = DatabaseType(rawValue: 1022)
    package static let dateArray = DatabaseType(rawValue: 1182)
    package static let timestamptzArray = DatabaseType(rawValue: 1185)
}

extension DatabaseType: CustomStringConvertible {
    private static let names: [DatabaseType: String] = [
        .bool: "bool", .bytea: "bytea", .char: "\"char\"", .name: "name", .int8: "int8",
        .int2: "int2", .int4: "int4", .text: "text", .oid: "oid", .json: "json",
        .float4: "float4", .float8: "float8", .unknown: "unknown", .bpchar: "bpchar",
        .varchar: "varchar", .date: "date", .timestamptz: "timestamptz", .numeric: "numeric",
        .uuid: "uuid", .void: "void", .jsonb: "jsonb", .boolArray: "bool[]", .byteaArray: "bytea[]",
        .int2Array: "int2[]", .int4Array: "int4[]", .textArray: "text[]", .int8Array: "int8[]",
        .float8Array: "float8[]", .dateArray: "date[]", .timestamptzArray: "timestamptz[]",
    ]

    /// The name used in SQL, or `type 1234` for one that this module does not decode.
    package var description: String {
        Self.names[self] ?? "type \(rawValue)"
    }
}
