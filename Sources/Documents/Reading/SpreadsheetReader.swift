import Foundation
import Linting

/// The cells of an Excel workbook as they are shown (`xlsx`).
enum SpreadsheetReader {
    static func read(_ data: Data, limits: ReadingLimits) throws -> PrintedDocument {
        let archive = try ZipReader(data, kind: "Excel", limits: limits)
        guard let workbook = try archive.part("xl/workbook.xml") else {
            throw DocumentRefusal(.wrongExtension, "文件里没有 Excel 工作簿，扩展名可能有误；请用 Excel 另存为 xlsx，再检查。")
        }
        let sheets = try sheets(workbook, archive, limits)
        let strings = try sharedStrings(archive, limits)
        let styles = try NumberFormats(archive.part("xl/styles.xml"), limits: limits)
        var lines: [PrintedLine] = []
        for (offset, sheet) in sheets.enumerated() {
            guard let part = try archive.part(sheet.path) else { continue }
            let state = SheetState(strings: strings, styles: styles, limits: limits)
            try XMLEvents.read(
                part, kind: "Excel", limits: limits, opened: state.open, closed: state.close,
                text: state.add)
            for cells in state.rows() {
                lines.append(
                    PrintedLine(
                        cells: cells, layout: .grid, number: lines.count + 1, page: sheet.name,
                        table: offset + 1))
            }
            guard lines.count <= limits.lines else { break }
        }
        return PrintedDocument(lines: lines)
    }

    /// Sheets in the order of the workbook, hidden ones left out.
    private static func sheets(_ workbook: Data, _ archive: ZipReader, _ limits: ReadingLimits)
        throws
        -> [(name: String, path: String)]
    {
        let targets = Collected<[String: String]>([:])
        if let relations = try archive.part("xl/_rels/workbook.xml.rels") {
            try XMLEvents.read(
                relations, kind: "Excel", limits: limits,
                opened: { name, attributes in
                    guard name == "Relationship", let id = attributes["Id"] else { return }
                    targets.value[id] = attributes["Target"]
                }, closed: { _ in }, text: { _ in })
        }
        let sheets = Collected<[(name: String, path: String)]>([])
        try XMLEvents.read(
            workbook, kind: "Excel", limits: limits,
            opened: { name, attributes in
                guard name == "sheet",
                    attributes["state"] == nil || attributes["state"] == "visible"
                else { return }
                let target = targets.value[attributes["id"] ?? ""] ?? ""
                let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
                sheets.value.append((attributes["name"] ?? "", path))
            }, closed: { _ in }, text: { _ in })
        return sheets.value
    }

    private static func sharedStrings(_ archive: ZipReader, _ limits: ReadingLimits) throws
        -> [String]
    {
        guard let part = try archive.part("xl/sharedStrings.xml") else { return [] }
        let strings = Collected<[String]>([])
        let current = Collected("")
        let open = Collected((isText: false, isPhonetic: false))
        try XMLEvents.read(
            part, kind: "Excel", limits: limits,
            opened: { name, _ in
                switch name {
                case "si": current.value = ""
                case "t": open.value.isText = true
                case "rPh": open.value.isPhonetic = true
                default: break
                }
            },
            closed: { name in
                switch name {
                case "si": strings.value.append(current.value)
                case "t": open.value.isText = false
                case "rPh": open.value.isPhonetic = false
                default: break
                }
            },
            text: { if open.value.isText, !open.value.isPhonetic { current.value += $0 } })
        return strings.value
    }
}

/// What closures collect while XML is read.
final class Collected<Value> {
    var value: Value

    init(_ value: Value) { self.value = value }
}
