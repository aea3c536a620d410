import BudgetDomain
import Crypto
import EventSourcing
import PostgreSQL

/// Writes posted voucher lines straight into a COPY, chained, without making rows of them first.
///
/// Each comes out as ``EventRow`` would store and hash it, which a property test holds equal; but
/// its texts are written once into room that is used again, so that a line costs next to nothing
/// beside what the server does with it.
struct VoucherEncoder {
    /// What the lines of one book in one transaction share.
    struct Place {
        let book: BookKey
        let recordedAt: Timestamp
        var version: Int64
        var hash: [UInt8]
    }

    private var copy = BinaryCopyEncoder()
    private var ids = RandomUUIDs()
    private var content = ObjectWriter()
    private var payload = ObjectWriter()
    private var canonical: [UInt8] = []
    /// The last date and its text: lines mostly come in order of date.
    private var day: (date: CalendarDate, text: String)?

    /// Enough bytes for one step of a COPY.
    static let chunk = 131_072

    /// How many bytes wait to be taken out.
    var count: Int { copy.bytes.count }

    /// Takes out what has been encoded so far.
    mutating func take() -> [UInt8] { copy.take() }

    /// Ends the data; nothing may follow.
    mutating func finish() { copy.finish() }

    /// Appends a line that was decided on a command, after what `place` names, and moves it on.
    mutating func append(
        _ event: ExpenditureApproved, of command: BudgetCommand, _ action: RecordExpenditure,
        at place: inout Place
    ) {
        event.writePayload(note: command.note, to: &payload)
        let line = Line(
            event: event, command: command, id: ids.next(),
            digest: command.commandID.map { _ in
                action.writeContent(
                    of: command, payeeDigest: event.entry.payeeDigest, to: &content)
                return Array(SHA256.hash(data: content.bytes))
            })
        writeCanonical(line, after: place)
        let hash = Array(SHA256.hash(data: canonical))
        writeRow(line, after: place, hash)
        place.version += 1
        place.hash = hash
    }

    private struct Line {
        let event: ExpenditureApproved
        let command: BudgetCommand
        let id: RandomUUID
        let digest: [UInt8]?

        var entry: VoucherEntry { event.entry }
        var threePublic: String { entry.threePublic?.rawValue ?? "" }
        var sourceSystem: String { entry.sourceSystem ?? "" }
        static let type = "ExpenditureApproved"
        static let schemaVersion: Int16 = 1
    }

    /// The encoding that ``EventRow/encode(into:)`` documents.
    private mutating func writeCanonical(_ line: Line, after place: Place) {
        let day = text(of: line.command.occurredOn)
        canonical.removeAll(keepingCapacity: true)
        canonical.appendField("zhixing-event-1")
        canonical.appendField(place.book.unit)
        canonical.appendField(Int64(place.book.fiscalYear))
        canonical.appendField(place.version + 1)
        canonical.appendLength(RandomUUID.textLength)
        line.id.write(to: &canonical)
        canonical.appendField(Line.type)
        canonical.appendField(Int64(Line.schemaVersion))
        canonical.appendField(day)
        canonical.appendField(place.recordedAt.microseconds)
        canonical.appendField(line.command.actor)
        canonical.appendField(ExecutionEntry.spending.rawValue)
        canonical.appendField(line.entry.amount.fen)
        canonical.appendField(line.entry.task)
        canonical.appendMissing()
        canonical.appendField(line.entry.fundSource.rawValue)
        canonical.appendField(line.threePublic)
        canonical.appendField(line.entry.procurement ? "true" : "false")
        canonical.appendField(line.entry.economicCode)
        canonical.appendField(line.sourceSystem)
        canonical.appendField(line.entry.voucherNo)
        canonical.appendField(line.entry.voucherLine.text)
        canonical.appendField(line.event.originalVersion)
        canonical.appendField(line.command.commandID)
        canonical.appendField(Int64(0))
        canonical.appendField(line.digest)
        canonical.appendField(payload.bytes)
        canonical.appendField(place.hash)
    }

    /// The columns of ``EventRow/copyStatement(into:)``.
    private mutating func writeRow(_ line: Line, after place: Place, _ hash: [UInt8]) {
        copy.beginRow(columns: 27)
        copy.append(place.book.unit)
        copy.append(Int32(place.book.fiscalYear))
        copy.append(place.version + 1)
        copy.append(DatabaseTimestamp(microsecondsSince1970: place.recordedAt.microseconds))
        copy.append(line.entry.amount.fen)
        copy.append(line.event.originalVersion)
        copy.append(uuid: line.id.bits)
        copy.append(line.command.occurredOn.databaseDate)
        copy.append(Line.schemaVersion)
        copy.append(Int16(0))
        copy.append(line.entry.procurement)
        copy.append(Line.type)
        copy.append(ExecutionEntry.spending.rawValue)
        copy.append(line.entry.task)
        copy.append(String?.none)
        copy.append(line.entry.fundSource.rawValue)
        copy.append(line.threePublic)
        copy.append(line.entry.economicCode)
        copy.append(line.sourceSystem)
        copy.append(line.entry.voucherNo)
        copy.append(line.entry.voucherLine.text)
        copy.append(line.command.actor)
        copy.append(uuid: line.command.commandID)
        copy.append(line.digest)
        copy.append(payload.bytes)
        copy.append(place.hash)
        copy.append(hash)
    }

    private mutating func text(of date: CalendarDate) -> String {
        if let day, day.date == date { return day.text }
        let text = date.description
        day = (date, text)
        return text
    }
}
