import ArgumentParser
import BudgetDomain
import EventSourcing
import JSON
import PostgreSQLStore
import ReadModels
import Reports

extension ReportCommand {
    /// How far a self-evaluation has come, and what stands in its way.
    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "status", abstract: "自评进度：走过的每一步、现在可以做的、送审前须改正或说明的",
            discussion: """
                填报 → 送审 → 审核（可退回）→ 公开 → 修订；送审人与审核人不能是同一人。\
                各步都用 zhixing record 登记（SubmitSelfEvaluation 等）。

                示例：
                  zhixing report status --unit U01 --year 2021
                  zhixing report status --unit U01 --year 2021 --json
                """)

        @OptionGroup var book: BookOptions
        @OptionGroup var data: DataOptions

        func run() async throws {
            let key = BookKey(unit: book.unit, fiscalYear: book.year)
            let workplace = try await Workplace.open(data)
            let (reading, report) = try await workplace.withConnection { connection in
                let loader = ReadingLoader(connection)
                let yearEnd = PointInTime(asOf: .lastDay(of: 12, key.fiscalYear))
                guard let reading = try await loader.reading(key, at: yearEnd) else {
                    throw MissingBook.failure(
                        key, otherYears: try await loader.fiscalYears(of: key.unit))
                }
                let evaluation = reading.book.selfEvaluation
                let frozen = try await loader.reading(
                    key, at: yearEnd, version: evaluation.bookVersion)
                let source = SelfEvaluationReport.Source(
                    frozen ?? reading, evaluation, printed: reading)
                return (reading, SelfEvaluationReport(source))
            }
            if data.json {
                print(json(reading.book.selfEvaluation, report).text)
            } else {
                show(reading.book.selfEvaluation, report)
            }
        }

        private func show(_ evaluation: SelfEvaluation, _ report: SelfEvaluationReport) {
            print("\(report.unitName) \(report.fiscalYear) 年度自评：\(evaluation.stage.term)")
            if let version = evaluation.bookVersion { print("数据固定在第 \(version) 版") }
            for step in evaluation.steps {
                let parts = [
                    step.date.map { "\($0)" }, step.kind.term, step.actor,
                    step.version.map { "第 \($0) 号事件" }, step.reason,
                ]
                print("  " + parts.compactMap(\.self).joined(separator: "  "))
            }
            for publication in evaluation.publishedReports {
                print(
                    "第 \(publication.number) 次公开：第 \(publication.version) 版，"
                        + "数据取第 \(publication.figuresVersion) 版")
            }
            for finding in report.blockingFindings {
                print("须改正或说明（\(finding.code.rawValue)）：\(finding.message)")
            }
            let steps = evaluation.stage.nextSteps.joined(separator: "、")
            let count = report.blockingFindings.count
            let condition = Self.isHeld(evaluation, report) ? "以上 \(count) 处改正或说明之后" : "现在"
            print("\(condition)可以：\(steps)")
        }

        /// Whether open findings refuse the next step, the submission.
        private static func isHeld(
            _ evaluation: SelfEvaluation, _ report: SelfEvaluationReport
        ) -> Bool {
            evaluation.stage == .open && !report.blockingFindings.isEmpty
        }

        private func json(
            _ evaluation: SelfEvaluation, _ report: SelfEvaluationReport
        ) -> JSONValue {
            [
                "schema": 1, "unit": .string(report.unit),
                "fiscalYear": .integer(report.fiscalYear),
                "version": .integer(report.version), "headHash": .string(report.headHash),
                "stage": .string(evaluation.stage.rawValue),
                "figuresVersion": evaluation.bookVersion.map { .integer($0) } ?? .null,
                "steps": .array(
                    evaluation.steps.map { step in
                        [
                            "step": .string(step.kind.rawValue), "actor": .string(step.actor),
                            "occurredOn": .optional(step.date?.description),
                            "version": step.version.map { .integer($0) } ?? .null,
                            "reason": .optional(step.reason),
                        ]
                    }),
                "publications": .array(
                    evaluation.publishedReports.map { publication in
                        [
                            "number": .integer(publication.number),
                            "version": .integer(publication.version),
                            "figuresVersion": .integer(publication.figuresVersion),
                        ]
                    }),
                "blocking": .array(report.blockingFindings.map(\.json)),
                "next": .array(
                    Self.isHeld(evaluation, report)
                        ? [] : evaluation.stage.nextSteps.map { .string($0) }),
            ]
        }
    }
}
