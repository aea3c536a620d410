import CXlsxwriter
import Reports

/// How a cell of a spreadsheet looks; equal styles share one format of the file.
struct CellStyle: Hashable {
    var typeface = "宋体"
    var points = 10
    var isBold = false
    var isBordered = false
    var isShaded = false
    var wraps = false
    var alignment = Table.Alignment.left
    /// Such as `0.00%`; nil for text.
    var numberFormat: String?
    /// As 0xRRGGBB.
    var color: UInt32?

    static let title = CellStyle(
        typeface: "方正小标宋简体", points: 16, wraps: true, alignment: .center)
    static let caption = CellStyle(typeface: "黑体", points: 14, wraps: true, alignment: .center)
    static let unitNote = CellStyle(points: 10, alignment: .right)
    static let prose = CellStyle(typeface: "仿宋_GB2312", points: 12, wraps: true)
    static let heading = CellStyle(typeface: "黑体", points: 12, wraps: true)
    static let remark = CellStyle(points: 10, wraps: true)
    static let plain = CellStyle()

    /// The style of a table's cell.
    init(_ cell: Cell, alignment: Table.Alignment, role: Table.Row.Role) {
        typeface = role == .header ? "黑体" : "宋体"
        isBold = role != .body || cell.emphasis == .strong
        isBordered = true
        isShaded = role == .header
        wraps = !cell.value.isNumeric
        self.alignment = alignment
        numberFormat = SpreadsheetNumber(cell.value)?.format
        if case .light(let light) = cell.value {
            color = UInt32(SVGColor.ofWord(light).dropFirst(), radix: 16)
        } else if cell.emphasis == .muted {
            color = 0x6B6B6B
        }
    }

    init(
        typeface: String = "宋体", points: Int = 10, wraps: Bool = false,
        alignment: Table.Alignment = .left
    ) {
        self.typeface = typeface
        self.points = points
        self.wraps = wraps
        self.alignment = alignment
    }

    func apply(to format: UnsafeMutablePointer<lxw_format>?) {
        format_set_font_name(format, typeface)
        format_set_font_size(format, Double(points))
        if isBold { format_set_bold(format) }
        if isBordered { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        if isShaded { format_set_bg_color(format, 0xF2F2F2) }
        if wraps { format_set_text_wrap(format) }
        let horizontal =
            switch alignment {
            case .left: LXW_ALIGN_LEFT
            case .center: LXW_ALIGN_CENTER
            case .right: LXW_ALIGN_RIGHT
            }
        format_set_align(format, UInt8(horizontal.rawValue))
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        if let numberFormat { format_set_num_format(format, numberFormat) }
        if let color { format_set_font_color(format, color) }
    }
}
