import BudgetDomain
import Foundation
import JSON

/// A catalogue as a YAML file: read whole, or refused with every flaw at its line.
enum CatalogueFile {
    /// Reads a file.
    static func read(path: String) throws -> IndicatorCatalogue {
        guard let handle = FileHandle(forReadingAtPath: path),
            let data = try? handle.read(upToCount: YAMLGuard.largestFile + 1) ?? Data()
        else {
            throw CommandFailure(
                exitCode: ExitStatus.failure,
                report: ErrorReport(
                    code: "fileNotReadable", message: "无法读取文件 \(path)；请检查路径和权限"))
        }
        return try read(Array(data), name: path)
    }

    /// Reads the bytes of a file; `name` is what messages call it.
    static func read(_ bytes: [UInt8], name: String) throws -> IndicatorCatalogue {
        let yaml: YAMLValue
        do {
            yaml = try YAMLValue(bytes)
        } catch {
            let place = error.line.map { "\(name):\($0)" } ?? name
            throw BudgetRejection.malformed(
                "badYaml", "\(place)：\(error.message)",
                figures: [("line", error.line.map(String.init) ?? "")])
        }
        do {
            return try CatalogueReader.read(yaml.value)
        } catch {
            let lines = error.problems.map { problem in
                let line = yaml.line(of: problem.ancestry)
                let field = problem.path.isEmpty ? "" : "\(problem.path)："
                return "\(name):\(line)：\(field)\(problem.message)"
            }
            throw BudgetRejection.malformed(
                "badCatalogue", lines.joined(separator: "\n"),
                figures: [("problems", String(lines.count))])
        }
    }
}
