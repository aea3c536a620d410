import JSON

/// The published year's annual figures (万元), as commands; its months and vouchers are invented.
enum SeedYear {
    /// A task of the published table: initial budget, what was cut from it, what was spent.
    struct Line {
        let task: String
        let initial: String
        let cut: String
        let spent: String
    }

    static let projects = [
        Line(task: "T1", initial: "134.5", cut: "64.86", spent: "69.64"),
        Line(task: "T2", initial: "46.5", cut: "35.64", spent: "10.86"),
        Line(task: "T3", initial: "12", cut: "9.42", spent: "2.58"),
        Line(task: "T4", initial: "5", cut: "5", spent: "0"),
        Line(task: "T5", initial: "10", cut: "8.57", spent: "1.43"),
        Line(task: "T6", initial: "5", cut: "1.71", spent: "3.29"),
        Line(task: "T7", initial: "20", cut: "20", spent: "0"),
        Line(task: "T8", initial: "15", cut: "8.03", spent: "6.97"),
    ]

    /// Case 1: the book, its nine tasks and their initial budgets.
    static let budgets: [Command] =
        [.open(), .task("B1", "basic"), .initial("B1", wan("959.96"))]
        + projects.flatMap { [.task($0.task), .initial($0.task, wan($0.initial))] }

    /// The increase of basic expenditure that both versions of the report share.
    static let basicIncrease = [Command.increase("B1", wan("70.81"), on: "2021-06-30")]

    /// Case 2: what the table's adjusted budget of 1125.54 takes from the projects.
    static let cuts: [Command] = projects.map {
        .decrease($0.task, wan($0.cut), on: "2021-12-20")
    }

    /// Case 4: what the text's adjusted budget of 1209.35 takes from them, from any with so much left.
    static let smallCuts: [Command] = [
        .decrease("T1", wan("64.86"), on: "2021-12-20"),
        .decrease("T2", wan("4.56"), on: "2021-12-20"),
    ]

    /// Case 3: what was spent; 三公 6.49 is tagged inside the basic expenditure and not extra.
    static let spending: [Command] =
        [
            .spend("B1", wan("1024.28"), "记-0100", on: "2021-11-10"),
            .spend("B1", wan("4.20"), "记-0101", on: "2021-11-11").with("economicCode", "30231"),
            .spend("B1", wan("2.29"), "记-0102", on: "2021-11-12").with("economicCode", "30217"),
        ]
        + projects.filter { $0.spent != "0" }.enumerated().map { offset, line in
            .spend(line.task, wan(line.spent), "记-000\(offset + 1)", on: "2021-10-15")
        }
}
