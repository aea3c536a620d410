package import BudgetDomain

extension AlertRule {
    /// What the rule warns of, as people call it.
    package var title: String {
        switch self {
        case .a1: "执行滞后"
        case .a2: "节点未达"
        case .a3: "三季度低执行"
        case .a4: "零支出"
        case .a5: "支出停滞"
        case .a6: "超预算"
        case .a7: "“三公”经费"
        case .a8: "预算调整率"
        case .a9: "年末突击支出"
        case .a10: "采购滞后"
        case .a11: "指标偏差"
        case .a12: "完成与执行不符"
        case .a13: "结转结余率"
        case .a14: "监控逾期"
        }
    }
}

extension AlertRegister.State {
    /// Where the alert stands, as people call it.
    package var title: String {
        switch self {
        case .raised: "待签收"
        case .acknowledged: "已签收"
        case .explained: "已说明"
        case .waived: "已豁免"
        case .resolved: "已解除"
        }
    }
}

extension Severity {
    /// The light that the severity is shown as.
    package var light: ShownValue.Light {
        switch self {
        case .yellow: .yellow
        case .red: .red
        }
    }
}

extension Light {
    /// The light with its word and shape.
    package var shown: ShownValue.Light {
        switch self {
        case .green: .green
        case .yellow: .yellow
        case .red: .red
        }
    }
}

extension NamedFigures {
    /// The figures in words, 万元 and percent, in the order they are told; unknown names are left out.
    package var sentences: [String] { Self.sentences(entries) }

    /// The same without the amounts that a table of tasks shows anyway.
    package var briefSentences: [String] {
        Self.sentences(entries.filter { !["initial", "adjusted", "spent"].contains($0.name) })
    }

    private static func sentences(_ entries: [Entry]) -> [String] {
        entries.compactMap { entry in
            guard let (title, unit) = Self.titles[entry.name] else { return nil }
            guard let text = entry.text else { return "\(title) \(ShownValue.dash)" }
            switch unit {
            case .money:
                let negative = text.hasPrefix("-")
                let money = Money(yuan: negative ? text.dropFirst() : text[...])
                return money.map {
                    "\(title) \((negative ? -$0 : $0).tenThousandYuanText) 万元"
                }
            case .percent: return "\(title) \(text)%"
            case .points: return "\(title) \(text) 个百分点"
            case .plain: return "\(title) \(text)"
            }
        }
    }

    private enum Unit { case money, percent, points, plain }

    private static let titles: [String: (String, Unit)] = [
        "initial": ("年初", .money), "adjusted": ("调整后", .money), "spent": ("累计支出", .money),
        "available": ("可用余额", .money), "spentRecently": ("近60天净支出", .money),
        "rateOnInitial": ("年初口径", .percent), "rateOnAdjusted": ("调整口径", .percent),
        "timeProgress": ("序时", .percent), "gap": ("落后", .points),
        "threshold": ("预警线", .percent), "node": ("节点", .plain),
        "threePublicBudget": ("“三公”预算", .money), "threePublicSpent": ("“三公”支出", .money),
        "threePublicRate": ("“三公”控制率", .percent), "adjustmentRate": ("调整率", .percent),
        "residue": ("结转结余", .money), "residueRate": ("结转结余率", .percent),
        "procurementBudget": ("采购预算", .money), "procurementSpent": ("实际采购", .money),
        "procurementRate": ("采购执行率", .percent),
        "grossAdjustmentRate": ("调整率（总额）", .percent), "recovered": ("年末收回", .money),
        "rateBeforeRecovery": ("收回前执行率", .percent), "month": ("月份", .plain),
        "monthSpent": ("当月支出", .money), "earlierMonthsSpent": ("此前各月支出", .money),
        "decemberSpent": ("12月支出", .money), "decemberShare": ("12月占全年", .percent),
    ]
}
