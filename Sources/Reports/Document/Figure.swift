/// The stable name of a figure, such as `execution.T01.rateOnInitial`; it links to its explanation.
package struct FigureIdentifier: RawRepresentable, Hashable, Sendable,
    ExpressibleByStringLiteral, ExpressibleByStringInterpolation
{
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package init(stringLiteral text: String) {
        self.init(rawValue: text)
    }

    /// What a name that people wrote may mean, the likeliest first.
    ///
    /// A figure of execution needs no `execution.` before it: `T01.rateOnInitial`.
    package static func meant(by name: String) -> [FigureIdentifier] {
        ["execution." + name, name].map { FigureIdentifier(rawValue: $0) }
    }
}

/// A number in prose or in a table, bound to what it was computed from (绑定数字).
package struct Figure: Hashable, Sendable {
    package let identifier: FigureIdentifier
    package let value: ShownValue
    /// The text as printed; differs from the value's own only where a sentence wants another form.
    package let shown: String

    package init(_ identifier: FigureIdentifier, _ value: ShownValue, shown: String? = nil) {
        self.identifier = identifier
        self.value = value
        self.shown = shown ?? value.text
    }
}
