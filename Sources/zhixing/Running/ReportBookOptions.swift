import ArgumentParser
import EventSourcing
import Foundation
import JSON

/// Which book a report is made of, or which books of a department.
struct ReportBookOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("单位编码；几个单位汇总成一份时用逗号隔开，牵头单位在前", valueName: "编码[,编码…]"))
    var unit: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "部门汇总的单位清单，JSON：{\"name\":\"名称\",\"units\":[{\"unit\":\"U01\",\"version\":12},…]}",
            valueName: "文件"))
    var department: String?

    @Option(name: .long, help: ArgumentHelp("财政年度", valueName: "年"))
    var year: Int

    @Option(
        name: .long,
        help: ArgumentHelp("账簿的版本，用以重新生成当时的报告；汇总时按单位的次序用逗号隔开", valueName: "版本[,版本…]"))
    var atVersion: String?

    func validate() throws { try requireFiscalYear(year) }

    /// Fills in the books of a request.
    ///
    /// - Throws: a usage error naming what is missing, listed twice or of another year.
    func fill(_ request: inout ReportRequest) throws {
        switch (unit, department) {
        case (let unit?, nil):
            let units = unit.split(separator: ",", omittingEmptySubsequences: false).map(
                String.init)
            guard units.allSatisfy({ !$0.isEmpty }) else {
                throw CommandFailure.usage("badUnit", "--unit 里有空的单位编码：\(unit)")
            }
            request.books = units.map { .init(key: BookKey(unit: $0, fiscalYear: year)) }
            request.isDepartment = units.count > 1
        case (nil, let path?):
            let list = try DepartmentFile.read(path, year: year)
            request.books = list.books
            request.departmentName = list.name
            request.isDepartment = true
        case (nil, nil):
            throw CommandFailure.usage("usage", "请用 --unit 指明单位，或用 --department 给出单位清单")
        case (_?, _?):
            throw CommandFailure.usage("usage", "--unit 与 --department 不能同时使用")
        }
        try requireDistinct(request.books)
        try pin(&request.books)
    }

    private func requireDistinct(_ books: [ReportRequest.PinnedBook]) throws {
        var seen: Set<String> = []
        for book in books where !seen.insert(book.key.unit).inserted {
            throw CommandFailure.usage(
                "duplicateUnit", "单位 \(book.key.unit) 列了两次，汇总会重复计算；请删去一个")
        }
    }

    private func pin(_ books: inout [ReportRequest.PinnedBook]) throws {
        guard let atVersion else { return }
        let versions = atVersion.split(separator: ",").map { Int64($0) }
        guard versions.count == books.count, versions.allSatisfy({ ($0 ?? 0) > 0 }) else {
            throw CommandFailure.usage(
                "badVersion", "--at-version 应为正整数，每个单位一个（共 \(books.count) 个），用逗号隔开")
        }
        for index in books.indices { books[index].version = versions[index] }
    }
}

/// A department's list of units (单位清单).
struct DepartmentFile: Decodable {
    /// One unit of it, perhaps at a version.
    struct Unit: Decodable {
        let unit: String
        let fiscalYear: Int?
        let version: Int64?
    }

    let name: String?
    let units: [Unit]

    /// The list's name and books; throws a usage error that names the file and the field.
    static func read(
        _ path: String, year: Int
    ) throws -> (name: String?, books: [ReportRequest.PinnedBook]) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure.usage("fileNotReadable", "无法读取 \(path)：文件不存在或没有读取权限")
        }
        let list: DepartmentFile
        do {
            list = try JSONValueDecoder.decode(
                DepartmentFile.self, from: try JSONParser.parse(Array(data)))
        } catch let error as JSONSyntaxError {
            throw CommandFailure.usage(
                "badDepartment", "\(path) 不是 JSON：第 \(error.column) 个字节处，\(error.problem)")
        } catch let error as JSONFieldError {
            throw CommandFailure.usage("badDepartment", "\(path)：字段 \(error.field) 缺少、多余或类型不对")
        }
        guard !list.units.isEmpty else {
            throw CommandFailure.usage("badDepartment", "\(path)：units 里没有单位")
        }
        let books = try list.units.map { unit in
            if let own = unit.fiscalYear, own != year {
                throw CommandFailure.usage(
                    "otherYear",
                    "\(path)：单位 \(unit.unit) 写的是 \(own) 年度，与 --year \(year) 不同；"
                        + "一份报告只汇总同一年度")
            }
            return ReportRequest.PinnedBook(
                key: BookKey(unit: unit.unit, fiscalYear: year), version: unit.version)
        }
        return (list.name, books)
    }
}
