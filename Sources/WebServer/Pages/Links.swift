import BudgetDomain
import Documents
import EventSourcing
import ReadModels
import Reports

/// Addresses of a book's pages, at the point in both times that the reader has chosen.
struct Links {
    let key: BookKey
    let clock: ClockQuery

    var book: String { path + clock.text }

    func book(asOf date: CalendarDate) -> String {
        path + ClockQuery(asOf: date, knownAt: clock.knownAt).text
    }

    /// The book as it is now, by both clocks.
    var newest: String { path }

    func task(_ code: String, before version: Int64? = nil) -> String {
        taskPath(code) + clock.text(before: version)
    }

    func taskPath(_ code: String) -> String { "\(path)/tasks/\(percentEncoded(code))" }

    /// A document; as it was published where a publication is named.
    func document(
        _ kind: DocumentKind, _ format: DocumentFormat, publication: Int? = nil
    ) -> String {
        "\(path)/documents/\(kind.rawValue).\(format.rawValue)"
            + clock.text(publication: publication)
    }

    var drafts: String { draftsPath + clock.text }

    var draftsPath: String { "\(path)/drafts" }

    func figure(_ identifier: FigureIdentifier, before version: Int64? = nil) -> String {
        "\(path)/figures/\(percentEncoded(identifier.rawValue))" + clock.text(before: version)
    }

    func figure(_ figure: ExecutionFigure, of scope: String) -> String {
        self.figure(.execution(figure, of: scope))
    }

    var path: String { "/books/\(percentEncoded(key.unit))/\(key.fiscalYear)" }
}

/// A text as one segment of a path or one value of a query.
func percentEncoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
        let scalar = Unicode.Scalar(byte)
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "~":
            encoded.unicodeScalars.append(scalar)
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            encoded += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
        }
    }
    return encoded
}
