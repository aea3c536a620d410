extension CalendarDate {
    /// The date as one number, `20210731`.
    package var number: Int { year * 10_000 + month * 100 + day }

    /// Reads the number that ``number`` gives; nil where it is no day.
    package init?(number: Int) {
        self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}
