import BudgetDomain
import EventSourcing
import ReadModels
import Reports

/// What a document is to be built from: everything that its bytes depend on.
struct ReportRequest {
    /// A book, and the version it is read at; nil reads what is recorded now.
    struct PinnedBook {
        let key: BookKey
        var version: Int64?
    }

    let kind: ReportKind
    /// The head unit's first where a department of several units reports.
    var books: [PinnedBook]
    /// Names a department; nil takes the head unit's name.
    var departmentName: String?
    /// Whether the books are a department's, even where it is one unit only.
    var isDepartment = false
    var point = PointInTime()
    var task: String?
    var edition: DocumentEdition?
    /// The publication to build again; nil takes the latest where it stands, else the draft.
    var publication: Int?

    init(kind: ReportKind, books: [PinnedBook]) {
        self.kind = kind
        self.books = books
    }

    /// What a file says that it was built from; nil where this program has no such report.
    init?(_ provenance: DocumentProvenance) {
        guard let kind = ReportKind(rawValue: provenance.kind.rawValue),
            let head = provenance.books.first
        else { return nil }
        self.kind = kind
        books = provenance.books.map {
            PinnedBook(
                key: BookKey(unit: $0.unit, fiscalYear: $0.fiscalYear), version: $0.version)
        }
        isDepartment = provenance.books.count > 1
        departmentName = isDepartment ? provenance.unitName : nil
        point = PointInTime(asOf: provenance.asOf)
        task = provenance.task
        edition = provenance.edition.flatMap(DocumentEdition.init(rawValue:))
        guard provenance.edition == edition?.rawValue,
            provenance.books.allSatisfy({ $0.fiscalYear == head.fiscalYear })
        else { return nil }
    }
}
