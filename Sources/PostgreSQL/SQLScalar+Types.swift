extension Bool: SQLScalar {
    package static var elementType: DatabaseType { .bool }
    package static var arrayType: DatabaseType { .boolArray }

    package func write(to bytes: inout [UInt8]) {
        bytes.append(self ? 1 : 0)
    }

    package static func decode(_ bytes: Span<UInt8>, as type: DatabaseType) -> Bool? {
        type == .bool && bytes.count == 1 ? bytes[0] != 0 : nil
    }
}

extension Int16: SQLScalar {
    package static var elementType: DatabaseType { .int2 }
    package static var arrayType: DatabaseType { .int2Array }

    package func write(to bytes: inout [UInt8]) {
        bytes.append(bigEndian: self)
    }

    package static func decode(_ bytes: Span<UInt8>, as type: DatabaseType) -> Int16? {
        type == .int2 ? bytes.integer(as: Int16.self) : nil
    }
}

extension Int32: SQLScalar {
    package static var elementType: DatabaseType { .int4 }
    package static var arrayType: DatabaseType { .int4Array }

    package func write(to bytes: inout [UInt8]) {
        bytes.append(bigEndian: self)
    }

    /// Takes every integer that fits, so that a narrower column needs no cast.
    package static func decode(_ bytes: Span<UInt8>, as type: DatabaseType) -> Int32? {
        switch type {
        case .int4: bytes.integer(as: Int32.self)
        case .int2: bytes.integer(as: Int16.self).map(Int32.init)
        default: nil
        }
    }
}

extension Int64: SQLScalar {
    package static var elementType: DatabaseType { .int8 }
    package static var arrayType: DatabaseType { .int8Array }

    package func write(to bytes: inout [UInt8]) {
        bytes.append(bigEndian: self)
    }

    /// Takes every integer, and a `timestamptz` as microseconds since 1970.
    package static func decode(_ bytes: Span<UInt8>, as type: DatabaseType) -> Int64? {
        switch type {
        case .int8: bytes.integer(as: Int64.self)
        case .int4: bytes.integer(as: Int32.self).map(Int64.init)
        case .int2: bytes.integer(as: Int16.self).map(Int64.init)
        case .oid: bytes.integer(as: UInt32.self).map(Int64.init)
        case .timestamptz:
            DatabaseTimestamp.decode(bytes, as: type).map(\.microsecondsSince1970)
        default: nil
        }
    }
}

extension Int: SQLScalar {
    package static var elementType: DatabaseType { .int8 }
    package static var arrayType: DatabaseType { .int8Array }

    package func write(to bytes: inout [UInt8]) {
        bytes.append(bigEndian: Int64(self))
    }

    package static func decode(_ bytes: Span<UInt8>, as type: DatabaseType) -> Int? {
        type == .timestamptz ? nil : Int64.decode(bytes, as: type).map(Int.init)
    }
}

extension Double: SQLScalar {
    package static var elementType: DatabaseType { .float8 }
    package static var arrayType: DatabaseType { .float8Array }

    package func write(to bytes: inout [UInt8]) {
        bytes.append(bigEndian: bitPattern)
    }

    package static func decode(_ bytes: Span<UInt8>, as type: DatabaseType) -> Double? {
        switch type {
        case .float8: bytes.integer(as: UInt64.self).map(Double.init(bitPattern:))
        case .float4:
            bytes.integer(as: UInt32.self).map { Double(Float(bitPattern: $0)) }
        default: nil
        }
    }
}

extension DatabaseDate: SQLScalar {
    package static var elementType: DatabaseType { .date }
    package static var arrayType: DatabaseType { .dateArray }

    package func write(to bytes: inout [UInt8]) {
        bytes.append(bigEndian: daysSince2000)
    }

    package static func decode(_ bytes: Span<UInt8>, as type: DatabaseType) -> DatabaseDate? {
        guard type == .date else { return nil }
        return bytes.integer(as: Int32.self).map(DatabaseDate.init(daysSince2000:))
    }
}

extension DatabaseTimestamp: SQLScalar {
    package static var elementType: DatabaseType { .timestamptz }
    package static var arrayType: DatabaseType { .timestamptzArray }

    package func write(to bytes: inout [UInt8]) {
        bytes.append(bigEndian: microsecondsSince1970 - Self.microsecondsFrom1970To2000)
    }

    /// Refuses `infinity`, which is no instant.
    package static func decode(_ bytes: Span<UInt8>, as type: DatabaseType) -> Self? {
        guard type == .timestamptz, let since2000 = bytes.integer(as: Int64.self) else {
            return nil
        }
        let (microseconds, overflow) = since2000.addingReportingOverflow(
            Self.microsecondsFrom1970To2000)
        guard !overflow, since2000 != .min else { return nil }
        return DatabaseTimestamp(microsecondsSince1970: microseconds)
    }
}
