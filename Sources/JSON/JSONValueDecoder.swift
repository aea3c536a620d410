/// Makes a declared type from a JSON value, refusing fields that the type does not declare.
///
/// A misspelt optional field would otherwise be lost without a word.
package enum JSONValueDecoder {
    /// Decodes `value`, an object whose every member the type must ask for unless `isStrict` is off.
    ///
    /// Names in `ignoring` belong to somebody else, such as an envelope. What was written long ago is
    /// read without strictness. Throws ``JSONFieldError`` naming the field.
    package static func decode<Value: Decodable>(
        _ type: Value.Type, from value: JSONValue, ignoring: Set<String> = [], isStrict: Bool = true
    ) throws(JSONFieldError) -> Value {
        let node = DecodingNode(
            value: value, path: [], asked: AskedNames(ignoring), isStrict: isStrict)
        do {
            let decoded = try Value(from: node)
            if isStrict { try node.refuseUnasked() }
            return decoded
        } catch let error as JSONFieldError {
            throw error
        } catch let error as DecodingError {
            throw JSONFieldError(error)
        } catch {
            throw JSONFieldError(field: "", problem: .malformed("\(error)"))
        }
    }
}

/// The names that a type has asked an object for.
///
/// A class, because `Decodable` hands out containers by value; it never leaves one `decode` call.
final class AskedNames {
    var names: Set<String>

    init(_ names: Set<String>) {
        self.names = names
    }
}

/// One value on its way into a declared type.
struct DecodingNode: Decoder {
    let value: JSONValue
    let path: [any CodingKey]
    let asked: AskedNames
    let isStrict: Bool

    var codingPath: [any CodingKey] { path }
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    var field: String {
        path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
    }

    func refuseUnasked() throws(JSONFieldError) {
        guard case .object(let members) = value else { return }
        if let stranger = members.first(where: { !asked.names.contains($0.name) }) {
            let place = path.isEmpty ? stranger.name : field + "." + stranger.name
            throw JSONFieldError(field: place, problem: .unknown)
        }
    }

    func mismatch(_ expected: JSONFieldError.Kind) -> JSONFieldError {
        JSONFieldError(field: field, problem: .expected(expected))
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let members) = value else { throw mismatch(.object) }
        return KeyedDecodingContainer(KeyedNode(members: members, node: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let values) = value else { throw mismatch(.array) }
        return UnkeyedNode(values: values, node: self)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func child(_ value: JSONValue, _ key: some CodingKey) -> DecodingNode {
        DecodingNode(value: value, path: path + [key], asked: AskedNames([]), isStrict: isStrict)
    }

    func decodeChild<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if type == JSONValue.self, let raw = value as? Value { return raw }
        let decoded = try Value(from: self)
        if !(decoded is [String: JSONValue]) { try refuseUnaskedIfKeyed() }
        return decoded
    }

    private func refuseUnaskedIfKeyed() throws(JSONFieldError) {
        if isStrict, !asked.names.isEmpty { try refuseUnasked() }
    }
}

extension DecodingNode: SingleValueDecodingContainer {
    func decodeNil() -> Bool { value == .null }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard case .bool(let flag) = value else { throw mismatch(.bool) }
        return flag
    }

    func decode(_ type: String.Type) throws -> String {
        guard case .string(let text) = value else { throw mismatch(.string) }
        return text
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if let integerType = type as? any FixedWidthInteger.Type {
            guard case .number(let text) = value, let number = integerType.parsed(text) as? Value
            else {
                throw mismatch(.integer)
            }
            return number
        }
        return try decodeChild(type)
    }

    func decode(_ type: Double.Type) throws -> Double { throw mismatch(.string) }
    func decode(_ type: Float.Type) throws -> Float { throw mismatch(.string) }
}

extension FixedWidthInteger {
    fileprivate static func parsed(_ text: String) -> Self? { Self(text, radix: 10) }
}

private struct KeyedNode<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let members: [JSONValue.Member]
    let node: DecodingNode

    var codingPath: [any CodingKey] { node.path }
    var allKeys: [Key] {
        for member in members { node.asked.names.insert(member.name) }
        return members.compactMap { Key(stringValue: $0.name) }
    }

    private func member(_ key: Key) -> JSONValue? {
        node.asked.names.insert(key.stringValue)
        return members.first { $0.name == key.stringValue }?.value
    }

    private func required(_ key: Key) throws -> DecodingNode {
        guard let value = member(key), value != .null else {
            let missing = node.child(.null, key)
            throw JSONFieldError(field: missing.field, problem: .missing)
        }
        return node.child(value, key)
    }

    func contains(_ key: Key) -> Bool { member(key) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { (member(key) ?? .null) == .null }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
        try required(key).decode(type)
    }

    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        try required(key).decode(type)
    }

    func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
        try required(key).decode(type)
    }

    func decode(_ type: Float.Type, forKey key: Key) throws -> Float {
        try required(key).decode(type)
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try required(key).decode(type)
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws
        -> KeyedDecodingContainer<Nested>
    {
        try required(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try required(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { node }
    func superDecoder(forKey key: Key) throws -> any Decoder { try required(key) }
}

private struct UnkeyedNode: UnkeyedDecodingContainer {
    let values: [JSONValue]
    let node: DecodingNode
    var currentIndex = 0

    init(values: [JSONValue], node: DecodingNode) {
        self.values = values
        self.node = node
    }

    var codingPath: [any CodingKey] { node.path }
    var count: Int? { values.count }
    var isAtEnd: Bool { currentIndex == values.count }

    private mutating func next() throws -> DecodingNode {
        guard !isAtEnd else { throw node.mismatch(.array) }
        defer { currentIndex += 1 }
        return node.child(values[currentIndex], IndexKey(currentIndex))
    }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, values[currentIndex] == .null else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try next().decode(type)
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws
        -> KeyedDecodingContainer<Nested>
    {
        try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { try next() }
}

private struct IndexKey: CodingKey {
    let index: Int
    init(_ index: Int) { self.index = index }
    init?(stringValue: String) { nil }
    init?(intValue: Int) { index = intValue }
    var stringValue: String { String(index) }
    var intValue: Int? { index }
}
