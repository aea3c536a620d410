/// Totals told with all their parts after 其中 (分项说明), semicolons between the parts.
enum PartsRules {
    /// Parts that make up a whole between them, by the words of their names.
    private struct Whole {
        /// Each is told once.
        let parts: [String]
        /// Each may be told once beside them.
        var others: [String] = []
        /// The name of the total holds one of these.
        let owners: [String]
    }

    private static let totals = ["总额", "总计", "合计", "支出", "决算", "预算", "执行数"]
    private static let wholes = [
        Whole(parts: ["货物", "工程", "服务"], owners: totals + ["采购"]),
        Whole(
            parts: ["基本支出", "项目支出"],
            others: ["上缴上级", "经营支出", "附属单位", "结余分配", "结转"], owners: totals),
        Whole(parts: ["人员经费", "公用经费", "项目支出"], owners: totals),
        Whole(parts: ["人员经费", "公用经费"], owners: ["基本支出"]),
        Whole(parts: ["一般公共预算", "政府性基金"], others: ["国有资本经营"], owners: ["财政拨款"]),
        Whole(parts: ["中央本级", "转移支付"], owners: totals),
    ]

    /// Names of which any may be left out, but nothing else be told: what makes up the year's income,
    /// and the two halves of 收入支出总表.
    private static let closedLists: [(owner: String, needed: [String], names: [String])] = [
        (
            "收入合计", [],
            [
                "财政拨款", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "附属单位缴款", "其他收入",
                "财政专户",
            ]
        ),
        ("收入总计", ["本年收入"], ["本年收入", "使用", "年初结转", "上年结转"]),
        ("支出总计", ["本年支出"], ["本年支出", "结余分配", "年末结转"]),
    ]

    /// A figure and the sentence it stands in.
    private typealias Told = (fact: Fact, sentence: Sentence)

    static func check(_ facts: ReportFacts) -> [Finding] {
        Sentence.eachReadablePeriod(of: facts.sentences, check)
    }

    private static func check(_ period: ArraySlice<Sentence>, after before: ArraySlice<Sentence>)
        -> [Finding]
    {
        var findings: [Finding] = []
        for (index, sentence) in zip(period.indices, period) {
            for mark in sentence.text.ranges(of: "其中") {
                let place = sentence.text.distance(
                    from: sentence.text.startIndex, to: mark.lowerBound)
                let parts =
                    told(sentence) { $0.offset > place }
                    + period[(index + 1)...].flatMap { told($0) }
                let lead = told(sentence) { $0.offset < place }
                var candidates = lead.suffix(1)
                var beside = amounts(sentence).filter { $0.fact.offset < place }
                if lead.isEmpty, place == 0 {
                    let above = index > period.startIndex ? period[index - 1...index - 1] : before
                    candidates = above.flatMap { told($0) }[...]
                    beside = above.flatMap { amounts($0) }
                }
                findings += sums(of: parts, candidates, beside)
                findings += vehicles(sentence, place)
            }
        }
        return findings
    }

    private static func amounts(_ sentence: Sentence) -> [Told] {
        sentence.facts.filter(\.isMoney).map { ($0, sentence) }
    }

    /// Amounts that are no change against another year.
    private static func told(_ sentence: Sentence, where isWanted: (Fact) -> Bool = { _ in true })
        -> [Told]
    {
        sentence.facts.filter { $0.isMoney && !$0.isChange && isWanted($0) }.map { ($0, sentence) }
    }

    /// The parts held against the one total among the candidates; any amount beside it that they
    /// make will do, as they may be the budget's or what was spent of it.
    private static func sums(
        of parts: [Told], _ candidates: ArraySlice<Told>, _ beside: [Told]
    ) -> [Finding] {
        wholes.compactMap { whole -> Finding? in
            let named = whole.parts.map { name in parts.filter { $0.fact.name.contains(name) } }
            let others = whole.others.map { name in parts.filter { $0.fact.name.contains(name) } }
            guard named.allSatisfy({ $0.count == 1 }), others.allSatisfy({ $0.count <= 1 }),
                let total = total(candidates, whole.owners)
            else { return nil }
            let counted = (named + others).flatMap { $0 }
            let rest = parts.filter { part in !counted.contains { $0.fact == part.fact } }
            return isMadeWhole(counted, by: rest, total)
                || isMade(counted, beside)
                ? nil : finding(counted, total)
        }
            + closedLists.compactMap { list -> Finding? in
                guard let total = total(candidates, [list.owner]),
                    total.fact.name.hasSuffix(list.owner), parts.count > 1,
                    parts.allSatisfy({ part in list.names.contains { part.fact.name.contains($0) } }
                    ),
                    list.needed.allSatisfy({ name in
                        parts.contains { $0.fact.name.contains(name) }
                    }),
                    Set(parts.map(\.fact.name)).count == parts.count, !isNested(parts)
                else { return nil }
                return finding(parts, total)
            }
    }

    /// 财政拨款收入 told with its own three parts beside it.
    private static func isNested(_ parts: [Told]) -> Bool {
        parts.contains { $0.fact.name.hasPrefix("财政拨款") }
            && parts.contains { $0.fact.name.contains("预算财政拨款") }
    }

    /// The one amount of such a name that can be the total.
    private static func total(_ candidates: ArraySlice<Told>, _ owners: [String]) -> Told? {
        let named = candidates.filter {
            $0.fact.name.containsAny(of: owners) && !$0.fact.name.contains("三公")
        }
        if named.count == 1 { return named[0] }
        let spent = named.filter { !$0.fact.isBudget }
        return spent.count == 1 ? spent[0] : nil
    }

    /// Whether the parts make an amount told before them, or two of those together.
    private static func isMade(_ parts: [Told], _ beside: [Told]) -> Bool {
        let sum = parts.reduce(Int128(0)) { $0 + value($1) }
        return beside.contains { finding(parts, $0) == nil }
            || beside.indices.contains { first in
                beside[(first + 1)...].contains { value(beside[first]) + value($0) == sum }
            }
    }

    private static func value(_ told: Told) -> Int128 {
        SentenceRules.amount(told.fact, in: told.sentence).microYuan
    }

    /// Whether other amounts told beside the parts make the total: 年初结转, 对个人和家庭的补助.
    private static func isMadeWhole(_ parts: [Told], by rest: [Told], _ total: Told) -> Bool {
        let missing = value(total) - parts.reduce(Int128(0)) { $0 + value($1) }
        let others = rest.prefix(6).map(value)
        return missing > 0
            && (1..<max(1, 1 << others.count)).contains { mask in
                others.indices.reduce(Int128(0)) {
                    mask & (1 << $1) != 0 ? $0 + others[$1] : $0
                } == missing
            }
    }

    private static func finding(_ parts: [Told], _ total: Told) -> Finding? {
        Finding.sum(
            parts.map { SentenceRules.amount($0.fact, in: $0.sentence) },
            total: SentenceRules.amount(total.fact, in: total.sentence), what: "合计",
            place: total.sentence.place + "·合计", line: total.sentence.line)
    }

    // MARK: - Vehicles

    /// `共有车辆9辆，其中：…用车2辆、…、其他用车7辆`.
    private static func vehicles(_ sentence: Sentence, _ mark: Int) -> [Finding] {
        let counted = sentence.facts.filter { sentence.text($0.end..<($0.end + 1)) == "辆" }
        let parts = counted.filter { $0.offset > mark }
        guard let total = counted.last(where: { $0.offset < mark }),
            total.name.contains("车辆"), parts.count > 2,
            parts.last?.name.containsAny(of: ["其他用车", "其他车辆"]) == true
        else { return [] }
        let sum = parts.reduce(Int64(0)) { $0 + $1.number.micros }
        guard sum != total.number.micros else { return [] }
        let expected = decimalText(micros: Int128(sum), places: 0)
        return [
            Finding(
                .countMismatch, place: sentence.place + "·车辆数", printed: total.printed + "辆",
                expected: expected + "辆",
                message: "车辆总数印为 \(total.printed) 辆，各类相加应为 \(expected) 辆。",
                arithmetic: sumText(parts.map(\.number)) + " = " + expected, line: sentence.line)
        ]
    }
}
