extension CatalogueReader {
    /// The layout: what the file leaves out is as the default form of its kind has it.
    func form(
        _ top: FieldReader, _ subject: CatalogueTemplate.Subject, isScored: Bool, hasGoals: Bool
    ) -> FormLayout {
        var form = subject == .unit ? FormLayout.unit : .project
        let reader = top.object("form")
        form.levels = reader?.optional("levels", Int.self) ?? 3
        form.columns = form.fittingColumns(isScored: isScored, hasGoals: hasGoals)
        guard let reader else { return form }
        form.title = reader.text("title") ?? form.title
        form.unit = reader.optional("unit", FormLayout.Unit.self) ?? form.unit
        form.blocks = reader.optional("blocks", [FormLayout.Block].self) ?? form.blocks
        form.columns = columns(reader) ?? form.columns
        form.moneyColumns =
            titled(reader, "moneyColumns", FormLayout.MoneyColumn.Kind.self)?
            .map { FormLayout.MoneyColumn($0.kind, $0.title) } ?? form.moneyColumns
        form.moneyRows =
            titled(reader, "moneyRows", FormLayout.MoneyRow.Kind.self)?
            .map { FormLayout.MoneyRow($0.kind, $0.title) } ?? form.moneyRows
        form.showsGroupWeights =
            reader.optional("groupWeights", Bool.self) ?? form.showsGroupWeights
        form.totalRow = reader.text("totalRow") ?? form.totalRow
        form.scorePlaces = reader.optional("scorePlaces", Int.self) ?? form.scorePlaces
        reader.finish()
        return form
    }

    private func columns(_ form: FieldReader) -> [FormLayout.Column]? {
        let readers = form.list("columns", atMost: 20)
        let columns = readers.compactMap { reader -> FormLayout.Column? in
            let kind = reader.required("kind", FormLayout.Column.Kind.self)
            let title = reader.requiredText("title")
            let width = reader.optional("width", Int.self) ?? 6
            reader.finish()
            if !(1...40).contains(width) { reader.note("width", "列宽应在 1 与 40 之间") }
            guard let kind, let title else { return nil }
            return FormLayout.Column(kind, title, width: min(max(width, 1), 40))
        }
        return columns.isEmpty || columns.count < readers.count ? nil : columns
    }

    private func titled<Kind: WordCode>(_ form: FieldReader, _ name: String, _ type: Kind.Type)
        -> [(kind: Kind, title: String)]?
    {
        let readers = form.list(name, atMost: 20)
        let entries = readers.compactMap { reader -> (Kind, String)? in
            let kind = reader.required("kind", Kind.self)
            let title = reader.requiredText("title")
            reader.finish()
            guard let kind, let title else { return nil }
            return (kind, title)
        }
        return entries.isEmpty || entries.count < readers.count ? nil : entries
    }
}

extension FormLayout {
    /// The default columns, less those that a form of so many levels or without scores has no use for.
    fileprivate func fittingColumns(isScored: Bool, hasGoals: Bool) -> [Column] {
        let fitting = columns.filter { column in
            switch column.kind {
            case .level1: levels > 1
            case .level2: levels > 2
            case .weight, .score: isScored
            default: true
            }
        }
        return (hasGoals ? [Column(.goal, "年度目标", width: 6)] : []) + fitting
    }
}
