/// A table the linter understands, with its rows.
struct RecognisedTable {
    let form: TableForm
    let header: TableHeader
    let rows: [TableRow]
    /// Whether a line between the rows may have been a row that cannot be read.
    let lostRows: Bool
    /// Name for people: `部门整体绩效自评表`.
    var title = ""
    /// Factor from the printed amounts to 元; nil where the unit is nowhere printed.
    var unit: MoneyUnit?
    /// Which self-evaluation form of the document the table belongs to, counted from 0.
    var formIndex = 0

    /// The most decimal places among the amounts: how far they were rounded.
    let moneyPlaces: Int

    /// Index of the last line with figures; what follows may be the head of the next form.
    var lastLine: Int { rows.last(where: \.hasNumbers)?.line ?? header.end - 1 }

    /// The amount in the first of these columns that has one, in the table's unit.
    func amount(_ row: TableRow, _ kinds: ColumnKind...) -> Amount? {
        kinds.lazy.compactMap { row.number($0) }.first
            .map { Amount($0, unit: unit ?? .tenThousandYuan, places: moneyPlaces) }
    }

    init(form: TableForm, header: TableHeader, rows: [TableRow], lostRows: Bool = false) {
        self.lostRows = lostRows
        self.form = form
        self.header = header
        self.rows = rows
        var places = 0
        for row in rows {
            for (index, text) in row.values where header.columns[index].kind?.isMoney == true {
                places = max(places, PrintedNumber(text)?.places ?? 0)
            }
        }
        moneyPlaces = places
    }
}

/// A unit of money in published forms.
enum MoneyUnit: String, CaseIterable {
    case tenThousandYuan = "万元"
    case hundredMillionYuan = "亿元"
    case yuan = "元"

    /// 元 in one unit.
    var yuan: Int128 {
        switch self {
        case .yuan: 1
        case .tenThousandYuan: 10_000
        case .hundredMillionYuan: 100_000_000
        }
    }

    /// The unit a text names first, such as `单位:万元` or `项目资金(万元)`.
    init?(in text: String) {
        for unit in MoneyUnit.allCases where text.contains(unit.rawValue) {
            self = unit
            return
        }
        return nil
    }
}
