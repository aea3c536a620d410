import JSON

/// Reads one object field by field and notes everything that does not fit, not only the first.
///
/// A class, since what was asked for must be known when the object is finished; it never leaves one
/// reading.
final class FieldReader {
    /// What all readers of one file noted, in reading order.
    final class Notes {
        var problems: [CatalogueProblem] = []
    }

    private let members: [JSONValue.Member]
    let path: String
    private let notes: Notes
    private var asked: [String] = []

    /// Notes a problem and has no fields where the value is no object.
    init(_ value: JSONValue, path: String, _ notes: Notes) {
        self.path = path
        self.notes = notes
        if case .object(let members) = value {
            self.members = members
        } else {
            members = []
            notes.problems.append(CatalogueProblem(path, "应为“字段: 值”的形式"))
        }
    }

    private func place(_ name: String) -> String { path.isEmpty ? name : path + "." + name }

    func note(_ name: String, _ message: String) {
        notes.problems.append(CatalogueProblem(place(name), message))
    }

    /// The field's value; nil where it is left out.
    private func member(_ name: String) -> JSONValue? {
        asked.append(name)
        let value = members.first { $0.name == name }?.value
        return value == .null ? nil : value
    }

    /// A field that may be left out; nil also where it does not fit, which is noted.
    func optional<Value: Decodable>(_ name: String, _ type: Value.Type) -> Value? {
        guard let value = member(name) else { return nil }
        do {
            let isSpelled = type == Int.self || type == Bool.self
            return try JSONValueDecoder.decode(type, from: isSpelled ? value : value.spelled)
        } catch {
            let place = place(name) + (error.field.isEmpty ? "" : "." + error.field)
            notes.problems.append(
                CatalogueProblem(place.replacing(".[", with: "["), error.problem.advice))
            return nil
        }
    }

    /// A field that has to be there; what is missing or does not fit is noted.
    func required<Value: Decodable>(_ name: String, _ type: Value.Type) -> Value? {
        if members.contains(where: { $0.name == name && $0.value != .null }) {
            return optional(name, type)
        }
        asked.append(name)
        note(name, "缺少这个字段")
        return nil
    }

    /// A text that may be left out, without control characters and not too long.
    func text(_ name: String) -> String? {
        guard let text = optional(name, String.self) else { return nil }
        guard text.utf8.count <= 600 else {
            note(name, "文字太长，最多 200 字")
            return nil
        }
        guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            note(name, "文字里有换行、制表符或控制字符，请删去")
            return nil
        }
        return text
    }

    /// A text that has to be there.
    func requiredText(_ name: String) -> String? {
        guard members.contains(where: { $0.name == name && $0.value != .null }) else {
            return required(name, String.self)
        }
        guard let text = text(name) else { return nil }
        guard !text.isBlank else {
            note(name, "不能为空")
            return nil
        }
        return text
    }

    /// The object of that name; nil where it is left out.
    func object(_ name: String) -> FieldReader? {
        member(name).map { FieldReader($0, path: place(name), notes) }
    }

    /// The objects of a list; empty where it is left out.
    func list(_ name: String, atMost limit: Int) -> [FieldReader] {
        guard let value = member(name) else { return [] }
        guard case .array(let values) = value else {
            note(name, "应为列表，每项以“- ”开头")
            return []
        }
        if values.count > limit { note(name, "最多 \(limit) 项，现有 \(values.count) 项") }
        return values.prefix(limit).enumerated().map { index, value in
            FieldReader(value, path: "\(place(name))[\(index)]", notes)
        }
    }

    /// Notes every field that nobody asked for.
    func finish() {
        for member in members where !asked.contains(member.name) {
            note(member.name, "不认识这个字段；可用的字段：\(asked.joined(separator: "、"))")
        }
    }
}

extension JSONValue {
    /// The same with numbers as the texts they are spelled with: 90 and "90" say the same.
    fileprivate var spelled: JSONValue {
        switch self {
        case .number(let text): .string(text)
        case .array(let values): .array(values.map(\.spelled))
        case .object(let members): .object(members.map { .init($0.name, $0.value.spelled) })
        default: self
        }
    }
}

extension JSONFieldError.Problem {
    /// What is wrong, and what would fit.
    fileprivate var advice: String {
        switch self {
        case .missing: "缺少这个字段"
        case .unknown: "不认识这个字段；请检查拼写，或删去它"
        case .expected(.object): "应为“字段: 值”的形式"
        case .expected(.array): "应为列表，每项以“- ”开头"
        case .expected(.string): "应为文字"
        case .expected(.bool): "应为 true 或 false"
        case .expected(.integer): "应为整数"
        case .malformed(let reason): reason
        }
    }
}
