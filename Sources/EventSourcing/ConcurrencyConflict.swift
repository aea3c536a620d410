/// Somebody else appended first: nothing was stored, decide again on the book as it is now.
package struct ConcurrencyConflict: Error, Hashable, Sendable {
    package let book: BookKey
    package let expected: Int64
    package let actual: Int64

    package init(book: BookKey, expected: Int64, actual: Int64) {
        self.book = book
        self.expected = expected
        self.actual = actual
    }
}
