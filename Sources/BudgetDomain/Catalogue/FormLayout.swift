/// Which blocks, columns and money rows a form prints, in which order and unit (表样).
package struct FormLayout: Codable, Hashable, Sendable {
    /// A part of the form.
    package enum Block: String, WordCode {
        case head
        /// 年度总体目标 of a project.
        case goal
        /// 年度主要任务 of a unit.
        case tasks
        /// 预算情况, or 项目资金.
        case money
        case indicators
    }

    /// What money is printed in.
    package enum Unit: String, WordCode {
        /// 元.
        case yuan
        /// 万元.
        case tenThousandYuan

        /// As forms print it.
        package var term: String { self == .yuan ? "元" : "万元" }
    }

    /// A column of the block of indicators.
    package struct Column: Codable, Hashable, Sendable {
        package enum Kind: String, WordCode {
            case goal, level1, level2, level3
            /// 共性 or 个性.
            case origin
            /// As first set.
            case target
            /// 年中调整指标值; blank where it was not.
            case adjustedTarget
            case measure, actual, weight, score, scoreRate, reason
        }

        package let kind: Kind
        package let title: String
        /// Relative; about as many Chinese characters as fit in a line.
        package let width: Int

        package init(_ kind: Kind, _ title: String, width: Int) {
            self.kind = kind
            self.title = title
            self.width = width
        }
    }

    /// A line of the block of money.
    package struct MoneyRow: Codable, Hashable, Sendable {
        package enum Kind: String, WordCode {
            case whole
            /// 财政性资金, carry-over included.
            case fiscal
            /// 当年财政拨款, without carry-over.
            case currentFiscal
            /// 上年结转.
            case carryover
            /// 其他资金, whatever name the form has for it.
            case other
            case basic, project
            /// Money the book does not tell apart, such as 财政专户管理资金: printed blank, never as zero.
            case blank
        }

        package let kind: Kind
        package let title: String

        package init(_ kind: Kind, _ title: String) {
            self.kind = kind
            self.title = title
        }
    }

    /// A column of the block of money, behind the row's name.
    package struct MoneyColumn: Codable, Hashable, Sendable {
        package enum Kind: String, WordCode {
            case initial, adjusted
            /// Left out where nothing was recovered.
            case recovered
            case spent, rate
            /// Left out where the execution rate is no block of its own; so is the score.
            case weight
            case score
        }

        package let kind: Kind
        /// `{weight}` stands for the block's weight.
        package let title: String

        package init(_ kind: Kind, _ title: String) {
            self.kind = kind
            self.title = title
        }
    }

    package var title: String
    package var unit: Unit
    /// How many levels its rows have, 1 to 3.
    package var levels: Int
    package var blocks: [Block]
    package var columns: [Column]
    package var moneyColumns: [MoneyColumn]
    package var moneyRows: [MoneyRow]
    /// Whether the first level shows what its rows weigh together.
    package var showsGroupWeights: Bool
    /// What the line under the rows is called; nil for none.
    package var totalRow: String?
    /// Decimals of weights and scores, 0 to 2.
    package var scorePlaces: Int
}

extension FormLayout {
    /// Form 4.1 as the default has it.
    package static let unit = FormLayout(
        title: "部门整体绩效自评表", unit: .tenThousandYuan, levels: 3,
        blocks: [.head, .tasks, .money, .indicators],
        columns: [
            Column(.level1, "一级指标", width: 5), Column(.level2, "二级指标", width: 9),
            Column(.level3, "三级指标", width: 10), Column(.target, "指标值", width: 5),
            Column(.measure, "度量单位", width: 5), Column(.actual, "实际完成值", width: 6),
            Column(.weight, "分值", width: 4), Column(.score, "得分", width: 4),
            Column(.reason, "未完成原因分析", width: 11),
        ],
        moneyColumns: [
            MoneyColumn(.initial, "年初预算数"), MoneyColumn(.adjusted, "调整预算数"),
            MoneyColumn(.recovered, "其中：年末收回"), MoneyColumn(.spent, "预算执行数"),
            MoneyColumn(.rate, "预算执行率"), MoneyColumn(.weight, "分值（{weight}）"),
            MoneyColumn(.score, "得分"),
        ],
        moneyRows: [
            MoneyRow(.whole, "部门预算总额"), MoneyRow(.fiscal, "1、资金来源：（1）财政性资金"),
            MoneyRow(.other, "（2）其他资金"), MoneyRow(.basic, "2、资金结构：（1）基本支出"),
            MoneyRow(.project, "（2）项目支出"),
        ],
        showsGroupWeights: true, totalRow: nil, scorePlaces: 2)

    /// Form 4.2 as the default has it.
    package static let project = FormLayout(
        title: "项目支出绩效自评表", unit: .tenThousandYuan, levels: 3,
        blocks: [.head, .money, .goal, .indicators],
        columns: [
            Column(.level1, "一级指标", width: 5), Column(.level2, "二级指标", width: 6),
            Column(.level3, "三级指标", width: 9), Column(.target, "年度指标值", width: 6),
            Column(.actual, "实际完成值", width: 6), Column(.weight, "分值", width: 4),
            Column(.score, "得分", width: 4), Column(.reason, "偏差原因分析及改进措施", width: 11),
        ],
        moneyColumns: [
            MoneyColumn(.initial, "年初预算数"), MoneyColumn(.adjusted, "全年预算数"),
            MoneyColumn(.spent, "全年执行数"), MoneyColumn(.weight, "分值"),
            MoneyColumn(.rate, "执行率"), MoneyColumn(.score, "得分"),
        ],
        moneyRows: [
            MoneyRow(.whole, "年度资金总额"), MoneyRow(.currentFiscal, "其中：当年财政拨款"),
            MoneyRow(.carryover, "上年结转资金"), MoneyRow(.other, "其他资金"),
        ],
        showsGroupWeights: false, totalRow: "总分（含执行率得分）", scorePlaces: 2)
}
