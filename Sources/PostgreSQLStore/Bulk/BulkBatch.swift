import BudgetDomain
import EventSourcing

/// Vouchers that are recorded in one transaction: as they came, and where each book's lie.
struct BulkBatch: Sendable {
    let commands: [BudgetCommand]
    /// Each command's place in the input, from 0.
    let places: [Int]
    /// Runs of one book's commands, by book and then in their order, so that heads are locked in
    /// order and a book's events lie together.
    let runs: [Range<Int>]

    init(_ commands: [BudgetCommand], places: [Int]) {
        self.commands = commands
        self.places = places
        var runs: [Range<Int>] = []
        var start = 0
        for index in commands.indices where commands[index].book != commands[start].book {
            runs.append(start..<index)
            start = index
        }
        if !commands.isEmpty { runs.append(start..<commands.count) }
        runs.sort {
            (commands[$0.lowerBound].book, $0.lowerBound)
                < (commands[$1.lowerBound].book, $1.lowerBound)
        }
        self.runs = runs
    }

    /// The books, in order.
    var books: [BookKey] {
        runs.reduce(into: []) { books, run in
            let book = commands[run.lowerBound].book
            if books.last != book { books.append(book) }
        }
    }

    /// The same in parts within which no key stands twice, so that a twin meets the log.
    func withoutTwins() -> [BulkBatch] {
        var parts: [BulkBatch] = []
        var keys: Set<BulkTwins.Posted> = []
        var ids: Set<BulkTwins.CommandKey> = []
        var start = 0
        for (index, command) in commands.enumerated() {
            let posted = BulkTwins.Posted(command)
            let id = BulkTwins.CommandKey(command)
            if posted.map(keys.contains) == true || id.map(ids.contains) == true {
                parts.append(part(start..<index))
                start = index
                keys = []
                ids = []
            }
            if let posted { keys.insert(posted) }
            if let id { ids.insert(id) }
        }
        parts.append(part(start..<commands.count))
        return parts
    }

    private func part(_ range: Range<Int>) -> BulkBatch {
        BulkBatch(Array(commands[range]), places: Array(places[range]))
    }
}
