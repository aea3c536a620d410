import BudgetTestKit
import JSON

/// A seeded year of requests of every kind that moves money, and of some that move none.
///
/// Many are refused, as in life; what is recorded is what the folds are held to.
struct RandomYear {
    private static let tasks = ["T1", "T2", "T3", "B1"]
    private static let sources = ["fiscal", "other"]
    private static let codes = ["30201", "30212", "30217", "30231", "31013", "30913"]

    private var random: Lottery
    private var vouchers = 0
    private var recorded: [String] = []
    private var drafted: [String] = []

    init(seed: UInt64) {
        random = Lottery(seed: seed)
    }

    /// The whole year: a beginning that gives every line money, then as many requests.
    mutating func requests(_ count: Int) -> [Request] {
        var requests: [Request] = [.open()]
        for task in Self.tasks {
            requests.append(.task(task, task == "B1" ? "basic" : "project"))
            for source in Self.sources { requests.append(.initial(task, amount(9_000), source)) }
        }
        requests.append(
            Request(
                "SetThreePublicBudget", on: "2021-01-04",
                ["kind": "reception", "amount": "2000.00"]))
        for _ in 0..<count { requests.append(next()) }
        return requests
    }

    private mutating func next() -> Request {
        let (task, source) = (random.pick(Self.tasks), random.pick(Self.sources))
        switch random.next(24) {
        case 0..<7: return spend(task, source)
        case 7, 8: return draft(task, source)
        case 9: return drafted.isEmpty ? draft(task, source) : approve()
        case 10, 11: return recorded.isEmpty ? spend(task, source) : reverse()
        case 12, 13: return recorded.isEmpty ? spend(task, source) : refund()
        case 14, 15: return increase(task, source)
        case 16, 17: return decrease(task, source)
        case 18, 19:
            return .transfer(task, random.pick(Self.tasks), amount(900), source, on: day())
        case 20: return .carryover(task, amount(900), source).on(day())
        case 21, 22: return .reverseEntry(Int64(random.next(60)), on: day())
        default: return freeze(task)
        }
    }

    private mutating func spend(_ task: String, _ source: String) -> Request {
        vouchers += 1
        recorded.append("记-\(vouchers)")
        return coded(.spend(task, amount(600), "记-\(vouchers)", source, on: day()))
    }

    private mutating func draft(_ task: String, _ source: String) -> Request {
        vouchers += 1
        drafted.append("稿-\(vouchers)")
        return coded(.draft(task, amount(600), "稿-\(vouchers)", source, on: day()))
    }

    private mutating func coded(_ request: Request) -> Request {
        let coded = request.with("economicCode", .string(random.pick(Self.codes)))
        return random.next(3) == 0 ? coded.with("procurement", true) : coded
    }

    private mutating func approve() -> Request {
        let voucherNo = random.pick(drafted)
        if random.next(4) == 0 { return .reject(voucherNo, on: day()) }
        recorded.append(voucherNo)
        return .approve(voucherNo, on: day())
    }

    private mutating func reverse() -> Request {
        vouchers += 1
        return .reverse(random.pick(recorded), by: "红-\(vouchers)", on: day())
    }

    private mutating func refund() -> Request {
        .refund(random.pick(recorded), amount(300), on: day())
    }

    private mutating func increase(_ task: String, _ source: String) -> Request {
        let request = Request.increase(task, amount(900), source, on: day())
        return random.next(2) == 0 ? request.with("exempt", true) : request
    }

    private mutating func decrease(_ task: String, _ source: String) -> Request {
        let request = Request.decrease(task, amount(900), source, on: day())
        return [request, request.with("exempt", true), request.with("recovery", true)][
            random.next(3)]
    }

    private mutating func freeze(_ task: String) -> Request {
        random.next(2) == 0
            ? .freeze(task, amount(300), on: day()) : .unfreeze(task, nil, on: day())
    }

    /// 元 from 0.01 up to less than `bound`.
    private mutating func amount(_ bound: Int) -> String {
        let (yuan, fen) = (random.next(bound), 1 + random.next(99))
        return "\(yuan).\(fen < 10 ? "0" : "")\(fen)"
    }

    private mutating func day() -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "2021-\(two(1 + random.next(12)))-\(two(1 + random.next(28)))"
    }
}
