import JSON
import Yams

/// YAML as JSON values, with the line each of them stands on.
struct YAMLValue {
    let value: JSONValue
    /// By path as problems name it: `indicators[2].weight`; the whole is the empty path.
    private(set) var lines: [String: Int] = [:]

    /// Reads one document.
    ///
    /// - Throws: ``YAMLRefusal`` where it is no YAML, or YAML that no catalogue needs.
    init(_ bytes: [UInt8]) throws(YAMLRefusal) {
        let text = try YAMLGuard.text(bytes)
        let node: Node?
        do {
            node = try Yams.compose(yaml: text, .basic, .default, .utf8)
        } catch let error as YamlError {
            throw YAMLRefusal(error)
        } catch {
            throw YAMLRefusal(line: nil, message: "读不懂这个 YAML 文件：\(error)")
        }
        guard let node else { throw YAMLRefusal(line: nil, message: "文件是空的") }
        var lines: [String: Int] = [:]
        value = try Self.value(of: node, at: "", &lines)
        self.lines = lines
    }

    private static func value(
        of node: Node, at path: String, _ lines: inout [String: Int]
    ) throws(YAMLRefusal) -> JSONValue {
        if lines[path] == nil { lines[path] = node.mark?.line ?? 1 }
        switch node {
        case .scalar(let scalar): return value(of: scalar)
        case .sequence(let sequence):
            var values: [JSONValue] = []
            for (index, element) in sequence.enumerated() {
                values.append(try value(of: element, at: "\(path)[\(index)]", &lines))
            }
            return .array(values)
        case .mapping(let mapping):
            var members: [JSONValue.Member] = []
            for (key, element) in mapping {
                guard case .scalar(let name) = key else {
                    throw YAMLRefusal(line: key.mark?.line, message: "字段名应为文字")
                }
                let place = path.isEmpty ? name.string : path + "." + name.string
                // A value may begin below its name; people look for the name.
                lines[place] = key.mark?.line ?? 1
                members.append(.init(name.string, try value(of: element, at: place, &lines)))
            }
            return .object(members)
        case .alias(_): throw YAMLRefusal(line: node.mark?.line, message: "YAML 的别名（*）不能用")
        }
    }

    /// Plain words by the rules of YAML 1.2: `no` and `yes` are words, a quoted number is a text.
    private static func value(of scalar: Node.Scalar) -> JSONValue {
        let text = scalar.string
        guard scalar.style == .plain || scalar.style == .any else { return .string(text) }
        switch text {
        case "", "~", "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default:
            let isNumber = text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?/) != nil
            return isNumber ? .number(text) : .string(text)
        }
    }

    /// The line of a path, or of the nearest thing around it.
    func line(of ancestry: [String]) -> Int {
        ancestry.lazy.compactMap { lines[$0] }.first ?? 1
    }
}

extension YAMLRefusal {
    fileprivate init(_ error: YamlError) {
        switch error {
        case .scanner(let context, let problem, let found, _),
            .parser(let context, let problem, let found, _):
            // What never ends is to be mended where it begins.
            let mark = problem.contains("end of stream") ? context?.mark ?? found : found
            self.init(
                line: mark.line,
                message: "第 \(mark.column) 列起不合 YAML 的写法（\(problem)）；请检查缩进、冒号后的空格和引号是否成对")
        case .composer(_, let problem, let mark, _):
            self.init(
                line: mark.line,
                message: problem.contains("another document")
                    ? "一个文件只能有一份指标体系，请删去 --- 以后的部分" : "不合 YAML 的写法（\(problem)）")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.map { "“\($0)”" }.joined(separator: "、")
            self.init(line: context.mark.line, message: "字段 \(names) 在同一处写了两次，请删去一个")
        default: self.init(line: nil, message: "读不懂这个 YAML 文件：\(error)")
        }
    }
}
