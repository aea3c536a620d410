import BudgetDomain
import EventSourcing
import Simulation

/// Who does what, and what goes wrong when: all of it follows from the seed and the number.
///
/// How the clients interleave is the machine's doing, so a schedule repeated is the same attempt, not
/// the same history.
struct Schedule: Sendable {
    let seed: UInt64
    let number: Int
    let fault: Fault
    /// One per client; the first is the one that is struck.
    let ways: [Way]
    let units: [String]
    /// The commands of each client; a client that rebuilds has none.
    let commands: [[BudgetCommand]]
    let breakpoint: Breakpoint
    /// Where a transaction of somebody else stands in the way.
    let obstacle: Obstacle
    /// How many commands a client hands in at once.
    let batch: Int
    /// Whether the struck client leaves it at an unknown outcome instead of asking again.
    let givesUp: Bool
    /// Milliseconds for faults that last.
    let pause: Int
    /// A seed for whatever happens at random while it runs, such as the clock.
    let inner: UInt64

    /// Every so many schedules the server goes down.
    static let serverEvery = 20

    init(seed: UInt64, number: Int) {
        self.seed = seed
        self.number = number
        var random = SplitMix64(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
        // Each of the server's ends in turn, each with every way to record in turn.
        let turn = number.isMultiple(of: Self.serverEvery) ? number / Self.serverEvery : nil
        let ends = Fault.ofServer
        fault = turn.map { ends[$0 % ends.count] } ?? Self.fault(&random)
        let ways: [Way] = [.alone, .together, .bulk, .rebuild]
        let first =
            turn.map { ways[$0 / ends.count % ways.count] } ?? Self.firstWay(fault, &random)
        let others: [Way] = (0..<Int.random(in: 1...2, using: &random)).map { _ in
            Bool.random(using: &random) ? .alone : .together
        }
        self.ways = [first] + others
        units = (0..<Int.random(in: 1...3, using: &random)).map { "F\(number)-\($0 + 1)" }
        var writer = CommandWriter(units: units, random: SplitMix64(seed: random.next()))
        let length = Int.random(in: 6...16, using: &random)
        commands = self.ways.enumerated().map { place, way in
            way.isRebuild ? [] : writer.commands(length, by: place)
        }
        breakpoint = Breakpoint(first, commands: length, &random)
        obstacle = Obstacle.allCases.randomElement(using: &random) ?? .head
        batch = Int.random(in: 1...4, using: &random)
        givesUp = Int.random(in: 0..<5, using: &random) == 0
        pause = Int.random(in: 15...80, using: &random)
        inner = random.next()
    }

    private static func fault(_ random: inout SplitMix64) -> Fault {
        var roll = Int.random(in: 0..<Fault.others.map(\.weight).reduce(0, +), using: &random)
        for (fault, weight) in Fault.others {
            roll -= weight
            if roll < 0 { return fault }
        }
        return .none
    }

    private static func firstWay(_ fault: Fault, _ random: inout SplitMix64) -> Way {
        let roll = Int.random(in: 0..<100, using: &random)
        switch fault {
        case .killClient:
            return roll < 45 ? .recordProcess : roll < 80 ? .bulkProcess : .rebuildProcess
        case .dumpAndRestore: return roll < 50 ? .alone : .together
        default:
            return roll < 40 ? .alone : roll < 65 ? .together : roll < 85 ? .bulk : .rebuild
        }
    }

    /// The schedule in a line of a log.
    var title: String {
        "\(number) \(fault.rawValue) \(ways.map(\.rawValue).joined(separator: "+"))"
            + (fault.hasBreakpoint ? " at \(breakpoint)" : " at \(obstacle)")
    }
}

/// A byte in the conversation of a client with the server.
struct Breakpoint: Sendable, CustomStringConvertible {
    enum Side: String, Sendable {
        /// The client's question has come so far: the server may not even know it.
        case request
        /// The server's answer has come so far: what it answers has been done.
        case answer
    }

    /// Which question, from 1; opening the session is the first.
    let exchange: Int
    let side: Side
    /// How much of it has passed.
    let bytes: Int

    init(_ way: Way, commands: Int, _ random: inout SplitMix64) {
        let most =
            switch way {
            case .alone: 6 + commands
            case .recordProcess: 12 + commands / 2
            case .together: 4 + commands / 3
            case .bulk: 12
            case .bulkProcess: 14
            case .rebuild, .rebuildProcess: 8
            }
        exchange = Int.random(in: 1...most, using: &random)
        side = Bool.random(using: &random) ? .request : .answer
        bytes = Bool.random(using: &random) ? 0 : Int.random(in: 1...400, using: &random)
    }

    var description: String { "\(side.rawValue) \(exchange) byte \(bytes)" }
}

/// The step of an append at which it meets somebody else's open transaction.
enum Obstacle: String, CaseIterable, Sendable {
    case head
    case event
    case fold
}
