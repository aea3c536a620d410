import Documents
import EventSourcing
import HTTPTypes
import Hummingbird
import Reports

/// What went wrong with a request, told to people without anything of the program's inside.
struct PageError: Error {
    let status: HTTPResponse.Status
    /// A stable word for programs.
    let code: String
    let heading: String
    let detail: String
    /// What to do about it.
    let remedy: String?
    var headers: HTTPFields = [:]
    /// Where to go on from here, besides the start.
    var back: LinkView?

    /// `query` is what may stay of the address that was asked: the way back leads there; nil for none.
    static func badField(
        _ detail: String, _ remedy: String, query: String? = nil
    ) -> PageError {
        let back =
            if let query, !query.isEmpty {
                LinkView(text: "去掉出错的参数重新打开", href: query)
            } else {
                LinkView(text: "不带参数重新打开", href: "?")
            }
        return PageError(
            status: .badRequest, code: "badField", heading: "错误：地址里的参数不对", detail: detail,
            remedy: remedy, back: back)
    }

    static let notFound = PageError(
        status: .notFound, code: "notFound", heading: "没有这个页面",
        detail: "没有找到这个页面。", remedy: "可能是链接抄错了，或者账簿、任务的编号不对。")

    static func noBook(_ unit: String, _ year: String) -> PageError {
        guard year.wholeMatch(of: /[0-9]{4}/) != nil else { return badYear(year) }
        return PageError(
            status: .notFound, code: "bookNotFound", heading: "没有这本账簿",
            detail: "没有单位“\(shortened(unit))”\(shortened(year))年度的账簿。",
            remedy: "请从账簿列表进入；新单位请先用 zhixing record 开账。", back: .books)
    }

    private static func badYear(_ year: String) -> PageError {
        PageError(
            status: .notFound, code: "notFound", heading: "没有这个页面",
            detail: "地址里的年度“\(shortened(year))”不是四位数字。",
            remedy: "年度要写成四位数字，例如 2021；也可以从账簿列表进入。", back: .books)
    }

    /// A book that is there now, and was not at the moment that the reader looks back from.
    static func notYetRecorded(in links: Links, first: Timestamp) -> PageError {
        PageError(
            status: .notFound, code: "notYetRecorded", heading: "当时还没有入账",
            detail: "这本账簿当时还没有入账，最早的事项于 \(first.shanghaiText)（北京时间）入账。",
            remedy: "请把“当时已知”改到这一时刻以后，或者看目前的账簿。",
            back: LinkView(text: "看目前的账簿", href: links.newest))
    }

    /// Something that a book does not have; the book itself is there.
    static func nothing(in links: Links, _ detail: String, _ remedy: String) -> PageError {
        PageError(
            status: .notFound, code: "notFound", heading: "没有这个页面", detail: detail,
            remedy: remedy, back: LinkView(text: "回到账簿", href: links.book))
    }

    static func methodNotAllowed(_ allowed: String) -> PageError {
        PageError(
            status: .methodNotAllowed, code: "methodNotAllowed", heading: "不支持这种请求方式",
            detail: "这个地址只接受 \(allowed)。",
            remedy: allowed.contains("GET")
                ? "请在浏览器里直接打开这个地址；要录入业务，请用 zhixing record。" : "请改用 \(allowed) 重新提交。",
            headers: [.allow: allowed])
    }

    static func notRendered(_ error: RenderingError) -> PageError {
        PageError(
            status: .serviceUnavailable, code: "notRendered", heading: "这份文件现在做不出来",
            detail: error.description, remedy: "可以先下载 DOCX 或 XLSX，它们不需要别的程序。")
    }

    static let internalError = PageError(
        status: .internalServerError, code: "internalError", heading: "程序出错了",
        detail: "这次没能取到数据，已记入日志。账簿里的数据没有变。",
        remedy: "请稍后再试；仍然不行，把请求编号告诉管理员，或在服务器上运行 zhixing doctor。")
}

extension LinkView {
    fileprivate static let books = LinkView(text: "账簿列表", href: "/books")
}
