import JSON

/// A seeded year of commands, good and refused ones, with the oracle that says which are which.
struct RandomHistory {
    private struct Line {
        let voucherNo: String
        let task: String
        let source: String
        let amount: Int64
        let day: String
        var refunded: Int64 = 0
    }

    private var random: Lottery
    private(set) var oracle = Oracle()
    private var lines: [Line] = []
    private var vouchers = 0
    private var batch = 0

    init(seed: UInt64) {
        random = Lottery(seed: seed)
    }

    /// The commands of the year's beginning: tasks, budgets, and a carry-over.
    mutating func beginning() -> [Command] {
        var commands: [Command] = [.open()]
        for task in Oracle.tasks {
            commands.append(.task(task, task == "B1" ? "basic" : "project"))
            for source in Oracle.sources {
                let amount = 1_000_000 + amount(below: 1_000_000)
                commands.append(
                    Command.initial(task, fenText(amount)).with("fundSource", .string(source)))
                post(.initial, task, source, amount, "2021-01-04")
            }
        }
        let carried = amount(below: 100_000)
        commands.append(
            Command.carryover("T2", fenText(carried), from: 2020, on: "2021-01-05")
                .with("documentNo", "文1"))
        post(.carryover, "T2", "fiscal", carried, "2021-01-05")
        return commands
    }

    /// The next commands, and for each whether it has to be accepted.
    mutating func batch(of count: Int) -> [(command: Command, isAccepted: Bool)] {
        batch += 1
        return (0..<count).map { _ in step() }
    }

    private mutating func step() -> (command: Command, isAccepted: Bool) {
        let task = random.pick(Oracle.tasks)
        let source = random.pick(Oracle.sources)
        let roll = random.next(below: 100)
        switch roll {
        case ..<40: return spend(task, source, amount(below: 60_000))
        case ..<50: return spend(task, source, oracle.available(task, source) + amount(below: 500))
        case ..<60: return adjust(task, source)
        case ..<70: return transfer(task, source)
        case ..<85: return lines.isEmpty ? adjust(task, source) : refund()
        default: return lines.isEmpty ? adjust(task, source) : reverse()
        }
    }

    private mutating func spend(_ task: String, _ source: String, _ amount: Int64)
        -> (command: Command, isAccepted: Bool)
    {
        vouchers += 1
        let (voucherNo, day) = ("记-\(vouchers)", self.day())
        let command = Command.spend(task, fenText(amount), voucherNo, on: day)
            .with("fundSource", .string(source))
        let isAccepted = amount <= oracle.available(task, source)
        if isAccepted {
            post(.spending, task, source, amount, day)
            lines.append(
                Line(voucherNo: voucherNo, task: task, source: source, amount: amount, day: day))
        }
        return (command, isAccepted)
    }

    private mutating func adjust(_ task: String, _ source: String)
        -> (command: Command, isAccepted: Bool)
    {
        let (amount, day) = (amount(below: 8_000), self.day())
        if random.next(below: 2) == 0 {
            post(.adjustment, task, source, amount, day)
            return (
                Command.increase(task, fenText(amount), on: day)
                    .with("fundSource", .string(source)), true
            )
        }
        let isRecovery = random.next(below: 3) == 0
        let isAccepted = amount <= oracle.available(task, source)
        if isAccepted { post(isRecovery ? .recovery : .adjustment, task, source, -amount, day) }
        let command = Command.decrease(task, fenText(amount), on: day)
            .with("fundSource", .string(source))
        return (isRecovery ? command.with("recovery", true) : command, isAccepted)
    }

    private mutating func transfer(_ from: String, _ source: String)
        -> (command: Command, isAccepted: Bool)
    {
        let to = random.pick(Oracle.tasks)
        let (amount, day) = (amount(below: 8_000), self.day())
        let mixes = (from == "B1") != (to == "B1")
        let isApproved = random.next(below: 4) > 0
        let isAccepted =
            from != to && (!mixes || isApproved) && amount <= oracle.available(from, source)
        if isAccepted {
            post(.adjustment, from, source, -amount, day)
            post(.adjustment, to, source, amount, day)
        }
        let command = Command.transfer(from, to, fenText(amount), on: day)
            .with("fundSource", .string(source))
        return (isApproved ? command.with("approvalLevel", "finance") : command, isAccepted)
    }

    private mutating func refund() -> (command: Command, isAccepted: Bool) {
        let index = Int(random.next(below: UInt64(lines.count)))
        let line = lines[index]
        let (amount, day) = (amount(below: line.amount + 2), self.day())
        let isAccepted = day >= line.day && line.refunded + amount <= line.amount
        if isAccepted {
            lines[index].refunded += amount
            post(.spending, line.task, line.source, -amount, day)
        }
        return (.refund(line.voucherNo, fenText(amount), on: day), isAccepted)
    }

    private mutating func reverse() -> (command: Command, isAccepted: Bool) {
        vouchers += 1
        let index = Int(random.next(below: UInt64(lines.count)))
        let line = lines[index]
        let day = self.day()
        let isAccepted = day >= line.day && line.refunded == 0
        if isAccepted {
            lines.remove(at: index)
            post(.spending, line.task, line.source, -line.amount, day)
        }
        return (.reverse(line.voucherNo, by: "红-\(vouchers)", on: day), isAccepted)
    }

    private mutating func post(
        _ kind: Oracle.Kind, _ task: String, _ source: String, _ amount: Int64, _ day: String
    ) {
        oracle.post(
            Oracle.Posting(
                task: task, source: source, kind: kind, amount: amount, day: day, batch: batch))
    }

    /// From 1 up to `bound`, in 分.
    private mutating func amount(below bound: Int64) -> Int64 {
        1 + Int64(random.next(below: UInt64(max(1, bound - 1))))
    }

    private mutating func day() -> String {
        func two(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "2021-\(two(1 + random.next(below: 12)))-\(two(5 + random.next(below: 24)))"
    }
}
