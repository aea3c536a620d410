extension CatalogueTemplate {
    /// What in the layout cannot be printed, with the field of `form` it is about.
    func formFlaws() -> [IndicatorCatalogue.Flaw] {
        columnFlaws + blockFlaws + moneyFlaws + placesFlaws
    }

    private var columnFlaws: [IndicatorCatalogue.Flaw] {
        let kinds = form.columns.map(\.kind)
        func flaw(_ message: String) -> IndicatorCatalogue.Flaw { .form("columns", message) }
        var flaws = repeated(kinds.map(\.rawValue)).map { flaw("列 \($0) 出现了两次") }
        if !kinds.contains(.level3) { flaws.append(flaw("缺少列 level3（指标名称）")) }
        let surplus: [FormLayout.Column.Kind] =
            form.levels == 1 ? [.level1, .level2] : form.levels == 2 ? [.level2] : []
        for kind in surplus where kinds.contains(kind) {
            flaws.append(flaw("这张表的指标只有\(form.levels == 1 ? "一" : "两")级，不能有列 \(kind.rawValue)"))
        }
        if kinds.contains(.goal) == goals.isEmpty {
            flaws.append(flaw(goals.isEmpty ? "没有年度目标（goals），不能有列 goal" : "有年度目标（goals），缺少列 goal"))
        }
        for kind in [FormLayout.Column.Kind.weight, .score] where kinds.contains(kind) != isScored {
            flaws.append(
                flaw(isScored ? "缺少列 \(kind.rawValue)" : "这张表不计分，不能有列 \(kind.rawValue)"))
        }
        if !isScored, kinds.contains(.scoreRate) { flaws.append(flaw("这张表不计分，不能有列 scoreRate")) }
        return flaws
    }

    private var blockFlaws: [IndicatorCatalogue.Flaw] {
        func flaw(_ message: String) -> IndicatorCatalogue.Flaw { .form("blocks", message) }
        var flaws = repeated(form.blocks.map(\.rawValue)).map { flaw("区块 \($0) 出现了两次") }
        if !form.blocks.contains(.indicators) { flaws.append(flaw("缺少区块 indicators（绩效指标）")) }
        let foreign = subject == .unit ? FormLayout.Block.goal : .tasks
        if form.blocks.contains(foreign) {
            flaws.append(
                flaw("区块 \(foreign.rawValue) 只用于\(subject == .unit ? "项目支出" : "部门整体")的表"))
        }
        return flaws
    }

    private var moneyFlaws: [IndicatorCatalogue.Flaw] {
        func flaw(_ message: String) -> IndicatorCatalogue.Flaw { .form("moneyRows", message) }
        let kinds = form.moneyRows.map(\.kind)
        let named = kinds.filter { $0 != .blank }.map(\.rawValue)
        var flaws = repeated(named).map { flaw("资金行 \($0) 出现了两次") }
        if !kinds.contains(.whole) { flaws.append(flaw("缺少资金行 whole（总额）")) }
        if subject == .project {
            for kind in [FormLayout.MoneyRow.Kind.basic, .project] where kinds.contains(kind) {
                flaws.append(flaw("资金行 \(kind.rawValue) 只用于部门整体的表"))
            }
        }
        let columns = form.moneyColumns.map(\.kind.rawValue)
        return flaws + repeated(columns).map { .form("moneyColumns", "资金列 \($0) 出现了两次") }
    }

    private var placesFlaws: [IndicatorCatalogue.Flaw] {
        var flaws: [IndicatorCatalogue.Flaw] = []
        if !(0...2).contains(form.scorePlaces) {
            flaws.append(.form("scorePlaces", "得分的小数位数应为 0、1 或 2"))
        }
        if !(1...3).contains(form.levels) { flaws.append(.form("levels", "指标层级应为 1、2 或 3")) }
        return flaws
    }
}

private func repeated(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    var twice: [String] = []
    for name in names where !seen.insert(name).inserted && !twice.contains(name) {
        twice.append(name)
    }
    return twice
}
