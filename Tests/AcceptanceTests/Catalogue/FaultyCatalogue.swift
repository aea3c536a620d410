import Testing

/// A catalogue file with one thing wrong, and what its user is told: one reproducible example each.
struct FaultyCatalogue: Sendable, CustomTestStringConvertible {
    let name: String
    /// What stands in the sound file, and what stands there instead.
    let before: String
    let after: String
    /// A piece of the line that the message has to name.
    let line: String
    let message: String

    var testDescription: String { name }

    init(_ name: String, _ before: String, _ after: String, at line: String, _ message: String) {
        self.name = name
        self.before = before
        self.after = after
        self.line = line
        self.message = message
    }

    var text: String { Self.sound.replacing(before, with: after, maxReplacements: 1) }

    /// The number of the line that the message has to name.
    var lineNumber: Int {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // The second of two rows of one name is the one too many.
        return (lines.lastIndex { $0.contains(line) } ?? -1) + 1
    }

    static let sound = """
        id: example
        version: "1"
        name: 示例指标
        subject: unit
        year: 2021
        executionRate: {kind: block, weight: 10}
        core: {effect: capsGrade, grade: 中}
        grades:
          - {name: 优, from: 90}
          - {name: 中, from: 60}
          - {name: 差, from: 0}
        form:
          levels: 2
          totalRow: 合计
        indicators:
          - indicator: first
            level1: 产出
            level3: 第一项
            kind: quantitative
            operator: ≥
            target: 90%
            weight: 60
            core: true
          - indicator: second
            level1: 效益
            level3: 第二项
            kind: qualitative
            target: 达成
            weight: 30
        """

    static let all = [
        FaultyCatalogue("no identifier", "id: example\n", "", at: "version:", "id：缺少这个字段"),
        FaultyCatalogue("identifier in words", "id: example", "id: 示例", at: "id:", "只能用字母"),
        FaultyCatalogue("unknown field", "name: 示", "title: 甲\nname: 示", at: "title:", "不认识"),
        FaultyCatalogue("field misspelt", "operator:", "operater:", at: "operater", "不认识"),
        FaultyCatalogue("year in words", "year: 2021", "year: 二〇二一", at: "year:", "应为整数"),
        FaultyCatalogue("no such subject", "subject: unit", "subject: city", at: "subject", "可用的值"),
        FaultyCatalogue("block without weight", ", weight: 10", "", at: "executionRate", "应写明分值"),
        FaultyCatalogue(
            "weights off", "weight: 60", "weight: 50", at: "indicators:", "合计 80，应为 90"),
        FaultyCatalogue("weight in words", "weight: 60", "weight: 多", at: "weight: 多", "十进制数"),
        FaultyCatalogue("no weight", "    weight: 60\n", "", at: "indicator: first", "缺少这个字段"),
        FaultyCatalogue(
            "no operator", "    operator: ≥\n", "", at: "indicator: first", "缺少 operator"),
        FaultyCatalogue("bad operator", "operator: ≥", "operator: 约", at: "operator:", "≥、≤、="),
        FaultyCatalogue("target in words", "target: 90%", "target: 很高", at: "target: 很高", "不是数值"),
        FaultyCatalogue("no target", "    target: 90%\n", "", at: "indicator: first", "没有指标值"),
        FaultyCatalogue(
            "twice", "indicator: first", "indicator: second", at: "indicator: second", "两次"),
        FaultyCatalogue(
            "reserved", "indicator: first", "indicator: budgetExecution", at: "budgetE", "另取名"),
        FaultyCatalogue(
            "too many levels", "level3: 第一项", "level2: 数量\n    level3: 第一项", at: "level1: 产出", "两级"),
        FaultyCatalogue(
            "formula of a word", "target: 达成", "formula: residueRate", at: "formula", "不能有计算公式"),
        FaultyCatalogue(
            "goal unknown", "kind: qual", "goal: g1\n    kind: qual", at: "goal: g1", "不在 goals"),
        FaultyCatalogue("grade unknown", "grade: 中}", "grade: 乙}", at: "core: {", "不在等级"),
        FaultyCatalogue("grades not falling", "from: 60", "from: 95", at: "grades:", "从高到低"),
        FaultyCatalogue(
            "core without a rule", "core: {effect: capsGrade, grade: 中}\n", "", at: "core: true",
            "核心指标规则"),
        FaultyCatalogue(
            "rule without bands", "target: 90%", "rule: {kind: banded}\n    target: 90%",
            at: "rule:", "bands"),
        FaultyCatalogue(
            "rule unknown", "target: 90%", "rule: {kind: magic}\n    target: 90%", at: "rule:",
            "可用的值"),
        FaultyCatalogue("levels beyond three", "levels: 2", "levels: 5", at: "levels:", "1、2 或 3"),
        FaultyCatalogue(
            "unknown block", "levels: 2", "levels: 2\n  blocks: [foot]", at: "blocks:", "可用的值"),
        FaultyCatalogue(
            "not a list",
            "  - {name: 优, from: 90}\n  - {name: 中, from: 60}\n  - {name: 差, from: 0}", "  name: 优",
            at: "grades:", "列表"),
    ]

    /// Files that are refused before any of them is understood.
    static let hostile = [
        FaultyCatalogue(
            "duplicate key", "year: 2021", "year: 2021\nyear: 2022", at: "year: 2021", "写了两次"),
        FaultyCatalogue("tab", "  levels: 2", "\tlevels: 2", at: "\tlevels", "制表符"),
        FaultyCatalogue("anchor", "form:", "form: &all", at: "&all", "锚点"),
        FaultyCatalogue("alias", "name: 示例指标", "name: *all", at: "*all", "别名"),
        FaultyCatalogue("tag", "name: 示例指标", "name: !!str 甲", at: "!!str", "类型标签"),
        FaultyCatalogue("control character", "示例指标", "示\u{1}例", at: "name: 示", "控制字符"),
        FaultyCatalogue(
            "nesting", "name: 示例指标", "name: [[[[[[[[[[[[[[a]]]]]]]]]]]]]]", at: "[[", "层次太深"),
        FaultyCatalogue("two documents", "indicators:", "---\nindicators:", at: "---", "只能有一份"),
        FaultyCatalogue("open quote", "name: 示例指标", "name: \"示例", at: "name: \"示", "引号"),
    ]
}
