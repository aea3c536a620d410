import EventSourcing

/// How execution stood at each month's end of a year, up to a day (逐月执行进度).
///
/// Budgets change during a year, so a month's rate is not its spending over today's budget: every
/// month has the budget that counted then. One reading of the fold has all of them, since it is
/// grouped by month.
package struct ExecutionCourse: Hashable, Sendable {
    /// One month-end, or the day itself where the last month is not over.
    package struct Month: Hashable, Sendable {
        package let day: CalendarDate
        package let basic: ExecutionFigures
        package let project: ExecutionFigures

        /// The unit as a whole.
        package var whole: ExecutionFigures { .total(of: [basic, project]) }

        package init(day: CalendarDate, basic: ExecutionFigures, project: ExecutionFigures) {
            self.day = day
            self.basic = basic
            self.project = project
        }
    }

    /// January first.
    package let months: [Month]

    package init(months: [Month]) {
        self.months = months
    }

    /// The course of several units together, whose months are the sums of theirs (部门汇总).
    ///
    /// - Returns: nil where a unit's is not known, or where they do not end on the same day.
    package init?(department courses: [ExecutionCourse?]) {
        let known = courses.compactMap(\.self)
        guard let first = known.first, known.count == courses.count,
            known.allSatisfy({ $0.months.map(\.day) == first.months.map(\.day) })
        else { return nil }
        months = first.months.indices.map { index in
            Month(
                day: first.months[index].day,
                basic: .total(of: known.map { $0.months[index].basic }),
                project: .total(of: known.map { $0.months[index].project }))
        }
    }

    /// - Parameters:
    ///   - book: the fold as of the day, and the register as of the same day.
    ///   - asOf: the day.
    package init(_ book: BudgetBook, asOf: CalendarDate) {
        let categories = Dictionary(
            uniqueKeysWithValues: book.register.tasks.map { ($0.code, $0.category) })
        months = (1...asOf.month).map { number in
            let last = CalendarDate.lastDay(of: number, book.key.fiscalYear)
            let day = min(last, asOf)
            var (basic, project) = (ExecutionFigures(), ExecutionFigures())
            for (key, cell) in book.ledger.cells where key.month <= number {
                switch categories[key.task] {
                case .basic: basic.add(key, cell.amount, asOf: day)
                case .project: project.add(key, cell.amount, asOf: day)
                case nil: continue
                }
            }
            return Month(day: day, basic: basic, project: project)
        }
    }
}
