/// Files that pages need besides themselves, kept in the program.
struct Assets: Sendable {
    struct Asset: Sendable {
        /// The address, which changes with the content, so that caches may keep it for ever.
        let path: String
        let content: [UInt8]
        let mediaType: String
        let tag: String

        init(_ name: String, _ content: [UInt8], _ mediaType: String) {
            tag = contentTag(content)
            path = "/assets/\(name)?v=\(tag)"
            self.content = content
            self.mediaType = mediaType
        }
    }

    let stylesheet = Asset("zhixing.css", PackageResources.zhixing_css, "text/css; charset=utf-8")
    let icon = Asset("icon.svg", PackageResources.icon_svg, "image/svg+xml")

    func named(_ name: String) -> Asset? {
        switch name {
        case "zhixing.css": stylesheet
        case "icon.svg": icon
        default: nil
        }
    }
}

/// A short name of some bytes: 64-bit FNV-1a in hexadecimal.
///
/// It tells a cache that content changed; it proves nothing, and need not.
func contentTag(_ bytes: some Sequence<UInt8>) -> String {
    let hash = bytes.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
}
