import BudgetDomain
import EventSourcing
import JSON
import Simulation

/// Voucher lines with every field there or not, and texts that need escapes, or many bytes.
struct RandomLines {
    private let unit: SimulatedUnit
    private var lottery: Lottery
    private var keys: SplitMix64

    init(unit: SimulatedUnit, seed: UInt64) {
        self.unit = unit
        lottery = Lottery(seed: seed)
        keys = SplitMix64(seed: seed)
    }

    private static let pieces = [
        "\"", "\\", "\n", "\t", "\r", "\u{1}", "\u{7F}", "/", "办公", "é", "👩‍👩‍👧", "a", " ", "\u{2028}",
        "𠮷", "0", "\u{FEFF}", "会议费", "{}", "e\u{301}",
    ]

    private mutating func text() -> String {
        (0...lottery.next(9)).reduce(into: "文") { text, _ in text += lottery.pick(Self.pieces) }
    }

    private mutating func maybe(_ text: String) -> String? { lottery.next(2) == 0 ? text : nil }

    private mutating func maybeText() -> String? {
        let text = text()
        return maybe(text)
    }

    /// The line of that number, which makes its key its own.
    mutating func next(number: Int) -> BudgetCommand {
        let codes: [String?] = [nil, "30201", "30217", "30231", "399", "301010101"]
        let month = 1 + lottery.next(12)
        let override: JSONValue = ["by": .string(text()), "reason": .string(text())]
        let line = ExpenditureLine(
            task: "T0\(1 + lottery.next(6))", fundSource: .fiscal,
            amount: Money(fen: Int64(1 + lottery.next(1_000_000_000))),
            sourceSystem: lottery.pick([nil, "", "SYS", "财务系统"]), voucherNo: text() + "\(number)",
            line: VoucherLine(lottery.pick(["1", "12", "借\"1"])), summary: text(),
            payee: maybeText(), economicCode: lottery.pick(codes),
            procurement: lottery.pick([nil, true, false]), contractNo: maybeText(),
            drafter: "制" + text())
        return BudgetCommand(
            book: unit.book,
            occurredOn: .lastDay(of: month, unit.book.fiscalYear), actor: text(),
            commandID: lottery.next(4) == 0 ? nil : keys.nextKey(), note: maybeText(),
            action: .recordExpenditure(
                RecordExpenditure(
                    line: line, reviewer: "审" + text(),
                    override: lottery.next(3) == 0
                        ? try? JSONValueDecoder.decode(ThreePublicOverride.self, from: override)
                        : nil)))
    }
}
