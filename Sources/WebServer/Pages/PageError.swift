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

    static func badField(_ detail: String, _ remedy: String) -> PageError {
        PageError(
            status: .badRequest, code: "badField", heading: "错误：地址里的参数不对", detail: detail,
            remedy: remedy)
    }

    static let notFound = PageError(
        status: .notFound, code: "notFound", heading: "没有这个页面",
        detail: "这个地址下什么也没有。", remedy: "可能是链接抄错了，或者账簿、任务的编号不对。")

    static func noBook(_ unit: String, _ year: String) -> PageError {
        PageError(
            status: .notFound, code: "bookNotFound", heading: "没有这本账簿",
            detail: "没有单位“\(shortened(unit))”\(shortened(year))年度的账簿。",
            remedy: "请从账簿列表进入；新单位请先用 zhixing record 开账。")
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
            detail: "这个地址只接受 \(allowed)。", remedy: nil, headers: [.allow: allowed])
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
