/// Makes a JSON value of a declared type, members in the order of their declaration.
package enum JSONValueEncoder {
    /// Encodes `value`; fields that are nil are left out.
    package static func encode(_ value: some Encodable) -> JSONValue {
        let node = EncodingNode(path: [])
        do {
            try value.encode(to: node)
        } catch {
            preconditionFailure("Values declared here always encode: \(error)")
        }
        return node.result
    }
}

/// One value on its way out.
///
/// A class, because `Encodable` writes into containers handed out by value; it never leaves one
/// `encode` call.
final class EncodingNode: Encoder {
    enum Content {
        case single(JSONValue)
        case object([(String, EncodingNode)])
        case array([EncodingNode])
    }

    let codingPath: [any CodingKey]
    var content: Content = .single(.null)
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(path: [any CodingKey]) {
        codingPath = path
    }

    var result: JSONValue {
        switch content {
        case .single(let value): value
        case .object(let members): .object(members.map { JSONValue.Member($0.0, $0.1.result) })
        case .array(let nodes): .array(nodes.map(\.result))
        }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .object = content {} else { content = .object([]) }
        return KeyedEncodingContainer(KeyedEncodingNode(node: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        content = .array([])
        return UnkeyedEncodingNode(node: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        SingleEncodingNode(node: self)
    }

    func add(_ key: some CodingKey) -> EncodingNode {
        let child = EncodingNode(path: codingPath + [key])
        if case .object(let members) = content {
            content = .object(members + [(key.stringValue, child)])
        }
        return child
    }

    func append() -> EncodingNode {
        let child = EncodingNode(path: codingPath)
        if case .array(let nodes) = content { content = .array(nodes + [child]) }
        return child
    }

    func set(_ value: some Encodable) throws {
        switch value {
        case let raw as JSONValue: content = .single(raw)
        case let text as String: content = .single(.string(text))
        case let flag as Bool: content = .single(.bool(flag))
        case let number as any FixedWidthInteger: content = .single(.number("\(number)"))
        default: try value.encode(to: self)
        }
    }
}

private struct SingleEncodingNode: SingleValueEncodingContainer {
    let node: EncodingNode
    var codingPath: [any CodingKey] { node.codingPath }
    mutating func encodeNil() throws { node.content = .single(.null) }
    mutating func encode(_ value: some Encodable) throws { try node.set(value) }
}

private struct KeyedEncodingNode<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: EncodingNode
    var codingPath: [any CodingKey] { node.codingPath }
    mutating func encodeNil(forKey key: Key) throws { _ = node.add(key) }
    mutating func encode(_ value: some Encodable, forKey key: Key) throws {
        try node.add(key).set(value)
    }
    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key)
        -> KeyedEncodingContainer<Nested>
    {
        node.add(key).container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        node.add(key).unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder { node }
    mutating func superEncoder(forKey key: Key) -> any Encoder { node.add(key) }
}

private struct UnkeyedEncodingNode: UnkeyedEncodingContainer {
    let node: EncodingNode
    var codingPath: [any CodingKey] { node.codingPath }
    var count: Int {
        if case .array(let nodes) = node.content { nodes.count } else { 0 }
    }
    mutating func encodeNil() throws { _ = node.append() }
    mutating func encode(_ value: some Encodable) throws { try node.append().set(value) }
    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type)
        -> KeyedEncodingContainer<Nested>
    {
        node.append().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        node.append().unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder { node.append() }
}
