/// Measures and typefaces of official documents (GB/T 9704-2012 党政机关公文格式).
enum WordStyle {
    /// A page in twips: margins 37, 35, 28 and 26 mm leave 22 lines of 28 characters.
    struct Page: Hashable {
        let width: Int
        let height: Int
        let top: Int
        let bottom: Int
        let left: Int
        let right: Int

        var textWidth: Int { width - left - right }
        var textHeight: Int { height - top - bottom }

        static let portrait = Page(
            width: 11_906, height: 16_838, top: 2098, bottom: 1984, left: 1588, right: 1474)
        /// The same sheet turned, so that its head lies on the binding side.
        static let landscape = Page(
            width: 16_838, height: 11_906, top: 1588, bottom: 1474, left: 1984, right: 2098)
    }

    /// 225 mm in 22 lines.
    static let linePitch = 579
    /// What brings 28 characters of 三号 into 156 mm, in twips a character.
    ///
    /// A character grid would say the same, but programs other than Word give two places of such a
    /// grid to a character that is wider than one.
    static let characterSpacing = -5

    /// A typeface as the user's machine names it, and what stands in where it is missing.
    struct Typeface {
        let name: String
        let substitute: String
        /// PANOSE family: serif or sans, for programs that find neither name.
        let family: String

        static let title = Typeface(name: "方正小标宋简体", substitute: "宋体", family: "roman")
        static let body = Typeface(name: "仿宋_GB2312", substitute: "仿宋", family: "modern")
        static let black = Typeface(name: "黑体", substitute: "SimHei", family: "modern")
        static let regular = Typeface(name: "楷体_GB2312", substitute: "楷体", family: "modern")
        static let song = Typeface(name: "宋体", substitute: "SimSun", family: "roman")

        static let all = [title, body, black, regular, song]
    }

    /// Digits and Latin letters, in all styles alike.
    static let latin = "Times New Roman"
}
