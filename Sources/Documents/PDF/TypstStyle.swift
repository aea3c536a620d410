/// The page of official documents (GB/T 9704-2012) in typst's terms, with the fonts that are free.
enum TypstStyle {
    static let serif = #"("Noto Serif CJK SC", "Source Han Serif SC")"#
    static let sans = #"("Noto Sans CJK SC", "Source Han Sans SC")"#

    /// In the order of the standard: 37, 35, 28 and 26 mm; turned, the head lies on the binding side.
    static let pageMargins = "(top: 37mm, bottom: 35mm, left: 28mm, right: 26mm)"
    static let turnedMargins = "(top: 28mm, bottom: 26mm, left: 35mm, right: 37mm)"

    /// Rules for a whole document: 22 lines of 28 characters of 三号, numbers on the outer side.
    ///
    /// A line is 16 pt of type and 12.99 pt of lead; 28 characters need a fifth of a point less each.
    static func rules(footer: String) -> String {
        """
        #let footer = context {
          let number = counter(page).get().first()
          set text(top-edge: 0.88em, bottom-edge: -0.12em, tracking: 0pt)
          set par(first-line-indent: 0pt, leading: 3pt, spacing: 4pt, justify: false)
          align(if calc.odd(number) { right } else { left },
            pad(x: 14pt, text(size: 14pt)[— #number —]))
          align(center, text(size: 7.5pt, \(footer)))
        }
        #set page(paper: "a4", margin: \(pageMargins), footer: footer, footer-descent: 7mm)
        #set text(font: \(serif), size: 16pt, lang: "zh", region: "cn", tracking: -0.21pt,
          top-edge: 0.88em, bottom-edge: -0.12em)
        #set par(first-line-indent: (amount: 2em, all: true), leading: 12.99pt,
          spacing: 12.99pt, justify: true)
        #show heading: it => block(sticky: true, above: 12.99pt, below: 12.99pt,
          pad(left: 0em, par(first-line-indent: (amount: 2em, all: true), it.body)))
        #show heading.where(level: 1): set text(font: \(sans), size: 16pt, weight: "bold")
        #show heading.where(level: 2): set text(size: 16pt, weight: "bold")
        #show heading.where(level: 3): set text(size: 16pt, weight: "bold")
        #show heading.where(level: 4): set text(size: 16pt, weight: "regular")
        #show table: set par(first-line-indent: 0pt, leading: 0.35em, justify: false)
        #show table: set text(tracking: 0pt)
        #set table(stroke: 0.5pt, inset: (x: 3pt, y: 3pt), align: horizon)
        #let centred(body) = {
          show heading: it => block(sticky: true, width: 100%, above: 0pt, below: 12.99pt,
            align(center, { set par(first-line-indent: 0pt)
              it.body }))
          body }
        #let titled(body) = align(center, { set par(first-line-indent: 0pt, leading: 14pt)
          text(size: 22pt, weight: "bold", tracking: 0pt, body) })
        #let caption(body) = block(sticky: true, width: 100%, above: 12pt, below: 8pt, {
          set par(first-line-indent: 0pt, leading: 4pt)
          align(center, text(font: \(sans), size: 12pt, tracking: 0pt, body)) })
        #let unit(body) = block(sticky: true, width: 100%, above: 4pt, below: 4pt, {
          set par(first-line-indent: 0pt)
          align(right, text(size: 10.5pt, tracking: 0pt, body)) })
        #let note(body) = block(width: 100%, above: 10pt, {
          set par(first-line-indent: 0pt, leading: 5pt)
          text(size: 10.5pt, tracking: 0pt, body) })
        #let flush(body) = { set par(first-line-indent: 0pt)
          body }

        """
    }
}
