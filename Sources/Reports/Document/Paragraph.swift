/// Running text with bound figures in it.
package struct Paragraph: Hashable, Sendable {
    package let inlines: [Inline]
    package let style: Style

    package init(_ inlines: [Inline], style: Style = .body) {
        self.inlines = inlines
        self.style = style
    }

    /// How the paragraph stands on the page.
    package enum Style: Hashable, Sendable {
        /// First line indented by two characters, as official documents have it.
        case body
        /// Without indent, for an addressee (主送机关).
        case flush
        case centered
        /// Set to the right, for signature and date (落款).
        case signature
    }
}

/// A stretch of a paragraph.
package enum Inline: Hashable, Sendable, ExpressibleByStringInterpolation {
    case text(String)
    case emphasis(String)
    case figure(Figure)

    package init(stringLiteral text: String) {
        self = .text(text)
    }

    /// The figure, where the stretch is one.
    package var figure: Figure? {
        guard case .figure(let figure) = self else { return nil }
        return figure
    }

    /// What is printed.
    package var plainText: String {
        switch self {
        case .text(let text), .emphasis(let text): text
        case .figure(let figure): figure.shown
        }
    }
}

extension [Inline] {
    /// The stretches joined, as they are read.
    package var plainText: String { map(\.plainText).joined() }
}
