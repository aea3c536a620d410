package import JSON

/// What a rendering may be told besides the document.
package struct RenderingOptions: Hashable, Sendable {
    /// Where figures of HTML documents link to, a figure's identifier appended; nil links within the
    /// document, to a list of its figures at the end.
    package var explanationBase: String?
    /// How many cells wide text may be; nil for files, whose lines are not broken.
    package var textWidth: Int?
    /// What text does with a table cell that is too long.
    package var textOverflow: TextOverflow
    /// Whether text ends with the machine-readable record; a terminal wants none.
    package var textCarriesRecord: Bool
    /// Members that JSON has before the document's own, such as those of the command line's contract.
    package var jsonMembers: [JSONValue.Member]

    package init(
        explanationBase: String? = nil, textWidth: Int? = nil, textOverflow: TextOverflow = .wrap,
        textCarriesRecord: Bool = true, jsonMembers: [JSONValue.Member] = []
    ) {
        self.explanationBase = explanationBase
        self.textWidth = textWidth
        self.textOverflow = textOverflow
        self.textCarriesRecord = textCarriesRecord
        self.jsonMembers = jsonMembers
    }

    /// For a terminal of that width: long cells are cut, and no record follows.
    package static func terminal(width: Int?) -> RenderingOptions {
        RenderingOptions(textWidth: width, textOverflow: .truncate, textCarriesRecord: false)
    }

    package enum TextOverflow: Hashable, Sendable {
        case wrap
        /// Cut, and an ellipsis put where the rest was.
        case truncate
    }
}
