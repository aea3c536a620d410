import Linting

/// What is open while a sheet is read, and its cells.
final class SheetState {
    private let strings: [String]
    private let styles: NumberFormats
    private let limits: ReadingLimits
    private var cells: [Int: [Int: String]] = [:]
    private var spans: [Int: [Int: Int]] = [:]
    private var row = 0
    private var column = -1
    private var kind = ""
    private var style = 0
    private var value = ""
    private var isValue = false

    init(strings: [String], styles: NumberFormats, limits: ReadingLimits) {
        self.strings = strings
        self.styles = styles
        self.limits = limits
    }

    func open(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "row":
            row = attributes["r"].flatMap(Int.init) ?? row + 1
            column = -1
        case "c":
            let place = attributes["r"].flatMap(Self.place)
            column = place?.column ?? column + 1
            row = place?.row ?? row
            kind = attributes["t"] ?? "n"
            style = attributes["s"].flatMap(Int.init) ?? 0
            value = ""
        case "v", "t": isValue = true
        case "mergeCell": merge(attributes["ref"] ?? "")
        default: break
        }
    }

    func add(_ text: String) {
        if isValue { value += text }
    }

    func close(_ name: String) {
        switch name {
        case "v", "t": isValue = false
        case "c":
            let text = shown
            guard !text.isEmpty, (0..<512).contains(column), cells.count <= limits.lines else {
                return
            }
            cells[row, default: [:]][column] = text
        default: break
        }
    }

    private var shown: String {
        switch kind {
        case "s":
            guard let index = Int(value), strings.indices.contains(index) else { return "" }
            return strings[index]
        case "inlineStr", "str": return value
        case "b": return value == "1" ? "是" : "否"
        case "e": return value
        default: return styles.shown(value, style: style)
        }
    }

    private func merge(_ reference: String) {
        let ends = reference.split(separator: ":").compactMap { Self.place(String($0)) }
        guard ends.count == 2, ends[0].column <= ends[1].column else { return }
        spans[ends[0].row, default: [:]][ends[0].column] =
            min(512, ends[1].column - ends[0].column + 1)
    }

    /// `AB12` as row 12, column 27.
    private static func place(_ reference: String) -> (row: Int, column: Int)? {
        var column = 0
        var row = 0
        for byte in reference.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0 && column < 20_000:
                column = column * 26 + Int(byte) - 64
            case UInt8(ascii: "0")...UInt8(ascii: "9") where row < 10_000_000:
                row = row * 10 + Int(byte) - 48
            case UInt8(ascii: "$"): continue
            default: return nil
            }
        }
        return column > 0 && row > 0 ? (row, column - 1) : nil
    }

    /// The rows that hold anything, cells by column.
    func rows() -> [[PrintedCell]] {
        cells.sorted { $0.key < $1.key }.map { row, cells in
            cells.sorted { $0.key < $1.key }.map { column, text in
                PrintedCell(text: text, column: column, span: spans[row]?[column] ?? 1)
            }
        }
    }
}
