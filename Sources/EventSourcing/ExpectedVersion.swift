/// What a writer assumes of a book's version when it appends.
package enum ExpectedVersion: Hashable, Sendable {
    /// The book does not exist yet.
    case none
    /// The decision was made on exactly this version.
    case exactly(Int64)
}
