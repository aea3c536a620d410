import Reports

/// What stands around the text of a DOCX file: page numbers, provenance, settings.
enum WordFurniture {
    /// Page numbers stand on the outer side: right on odd pages, left on even ones.
    enum Side: String, CaseIterable {
        case odd = "footer1"
        case even = "footer2"

        var reference: String { self == .odd ? "default" : "even" }
        var relationship: String { self == .odd ? "rIdOdd" : "rIdEven" }
        var alignment: String { self == .odd ? "right" : "left" }
    }

    /// A footer: `— 1 —` in 四号, and below it where the document comes from.
    static func footer(_ side: Side, provenance: DocumentProvenance) -> XMLWriter {
        var writer = XMLWriter()
        writer.element("w:ftr", ["xmlns:w": WordNamespace.main]) { footer in
            footer.element("w:p") { paragraph in
                paragraph.element("w:pPr") { properties in
                    properties.empty("w:pStyle", ["w:val": "Footer"])
                    let name = side == .odd ? "w:right" : "w:left"
                    let characters = side == .odd ? "w:rightChars" : "w:leftChars"
                    properties.empty("w:ind", [characters: "100", name: "280"])
                    properties.empty("w:jc", ["w:val": side.alignment])
                }
                run("— ", &paragraph)
                field("PAGE", &paragraph)
                run(" —", &paragraph)
            }
            footer.element("w:p") { paragraph in
                paragraph.element("w:pPr") { $0.empty("w:pStyle", ["w:val": "Provenance"]) }
                run(provenance.footerText, &paragraph)
            }
        }
        return writer
    }

    private static func run(_ text: String, _ writer: inout XMLWriter) {
        writer.element("w:r") {
            $0.element("w:t", ["xml:space": "preserve"], text: text)
        }
    }

    private static func field(_ code: String, _ writer: inout XMLWriter) {
        writer.element("w:r") { $0.empty("w:fldChar", ["w:fldCharType": "begin"]) }
        writer.element("w:r") {
            $0.element("w:instrText", ["xml:space": "preserve"], text: code)
        }
        writer.element("w:r") { $0.empty("w:fldChar", ["w:fldCharType": "separate"]) }
        run("1", &writer)
        writer.element("w:r") { $0.empty("w:fldChar", ["w:fldCharType": "end"]) }
    }

    /// `word/settings.xml`: different footers left and right, punctuation kept off line starts.
    static func settings() -> XMLWriter {
        var writer = XMLWriter()
        writer.element("w:settings", ["xmlns:w": WordNamespace.main]) { settings in
            settings.empty("w:zoom", ["w:percent": "100"])
            settings.empty("w:defaultTabStop", ["w:val": "640"])
            settings.empty("w:evenAndOddHeaders")
            settings.empty("w:characterSpacingControl", ["w:val": "compressPunctuation"])
            settings.element("w:compat") { compatibility in
                compatibility.empty("w:spaceForUL")
                compatibility.empty("w:balanceSingleByteDoubleByteWidth")
                compatibility.empty("w:doNotLeaveBackslashAlone")
                compatibility.empty("w:ulTrailSpace")
                compatibility.empty("w:doNotExpandShiftReturn")
                compatibility.empty("w:adjustLineHeightInTable")
                compatibility.empty("w:useFELayout")
                compatibility.empty(
                    "w:compatSetting",
                    [
                        "w:name": "compatibilityMode",
                        "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15",
                    ])
            }
            settings.empty("w:themeFontLang", ["w:val": "en-US", "w:eastAsia": "zh-CN"])
        }
        return writer
    }
}
