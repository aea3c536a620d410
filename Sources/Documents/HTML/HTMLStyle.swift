/// The style of HTML documents: screen, dark screen, phone, and print on A4 as GB/T 9704 sets pages.
enum HTMLStyle {
    static let rules: StaticString = """
        :root{--ink:#1b1b1b;--paper:#fff;--line:#555;--head:#eef1f4;--muted:#6b6b6b;--link:#0b4a8a;
        --green:#1b6e20;--yellow:#8a6100;--red:#b71c1c;--mark:#fff3bf;--edge:#1b1b1b59}
        @media (prefers-color-scheme:dark){:root{--ink:#e6e6e6;--paper:#161819;--line:#8a8f94;
        --head:#262b30;--muted:#a3a8ad;--link:#8ec3ff;--green:#81c784;--yellow:#ffd54f;
        --red:#ff8a80;--mark:#4a4118;--edge:#e6e6e640}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);
        font:1.0625rem/1.8 FangSong,仿宋_GB2312,"Noto Serif CJK SC","Source Han Serif SC",serif}
        main,footer,.explanations{max-width:60rem;margin:0 auto;padding:0 1.25rem}
        h1{text-align:center;font:bold 1.75rem/1.4 方正小标宋简体,"Noto Serif CJK SC",serif;
        margin:2.5rem 0 .5rem}
        .subtitle{text-align:center;margin:0 0 1.5rem}
        h2,h3,h4,h5{font-size:1.125rem;line-height:1.6;margin:1.4em 0 .4em;text-indent:2em;
        break-after:avoid}
        .landscape>:is(h2,h3,h4,h5):first-child{text-align:center;text-indent:0}
        h2{font-family:SimHei,黑体,"Noto Sans CJK SC",sans-serif}
        h3{font-family:KaiTi,楷体_GB2312,"Noto Serif CJK SC",serif}
        h4,h5{font-weight:normal}
        h4{font-weight:bold}
        p{margin:.3em 0}
        p.body{text-indent:2em;text-align:justify}
        p.centered{text-align:center}
        p.signature{text-align:right;padding-right:4em}
        p.note{font-size:.875rem;color:var(--muted)}
        .unit{text-align:right;font:.875rem/1.45 FangSong,仿宋_GB2312,"Noto Serif CJK SC",serif}
        ul,ol{padding-left:3.5em}
        .table{overflow-x:auto;margin:1rem 0}
        @media screen{.table{container-type:inline-size;
        background:linear-gradient(var(--paper),var(--paper)) left/14px 100% no-repeat local,
        linear-gradient(var(--paper),var(--paper)) right/14px 100% no-repeat local,
        linear-gradient(to right,var(--edge),transparent) left/12px 100% no-repeat,
        linear-gradient(to left,var(--edge),transparent) right/12px 100% no-repeat}
        caption{position:sticky;left:0;width:100cqi}}
        table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.45}
        caption{font:bold 1rem/1.6 SimHei,黑体,"Noto Sans CJK SC",sans-serif;padding:.3rem}
        th,td{border:1px solid var(--line);padding:.25rem;vertical-align:middle;
        overflow-wrap:break-word}
        th{background:var(--head);font-weight:bold}
        .left{text-align:left}.center{text-align:center}.right{text-align:right}
        .number{font-variant-numeric:tabular-nums;white-space:nowrap}
        .strong,tr.total td{font-weight:bold}
        .muted{color:var(--muted)}
        .light-green{color:var(--green);white-space:nowrap}
        .light-yellow{color:var(--yellow);white-space:nowrap}
        .light-red{color:var(--red);white-space:nowrap}
        a.figure{color:inherit;text-decoration:underline dotted 1px;text-underline-offset:.2em}
        a.figure:hover,a.figure:focus-visible{color:var(--link);text-decoration-style:solid}
        figure{margin:1.25rem 0;text-align:center}
        svg.chart{max-width:100%;height:auto}
        footer{border-top:1px solid var(--line);margin-top:2rem;padding:.75rem 1.25rem 2rem;
        font-size:.8125rem;color:var(--muted);overflow-wrap:anywhere}
        .explanations{font-size:.875rem}
        .explanations h2{text-indent:0}
        .explanations dt{margin-top:.8em;overflow-wrap:anywhere;font-weight:bold}
        .explanations code{font-weight:normal;color:var(--muted)}
        .explanations dd{margin:0 0 0 2em;color:var(--muted);overflow-wrap:anywhere}
        dt:target,dt:target+dd{background:var(--mark)}
        @media screen and (prefers-color-scheme:dark){svg.chart .label{fill:var(--ink)}
        svg.chart .grid{stroke:#3a3f44}svg.chart .axis{stroke:var(--line)}
        svg.chart .reference{stroke:#b0b0b0}svg.chart .green{fill:var(--green)}
        svg.chart .yellow{fill:var(--yellow)}svg.chart .red{fill:var(--red)}
        svg.chart .unjudged{fill:#90a4ae}svg.chart .series0{stroke:#64b5f6}
        svg.chart .point0{fill:#64b5f6}svg.chart .series1{stroke:#ffb74d}
        svg.chart .point1{fill:#ffb74d}svg.chart .series2{stroke:#4db6ac}
        svg.chart .point2{fill:#4db6ac}}
        @page{size:A4;margin:37mm 26mm 35mm 28mm;
        @bottom-center{content:"— " counter(page) " —";font:14pt SimSun,serif}}
        @page wide{size:A4 landscape;margin:28mm 35mm 26mm 37mm}
        @media print{:root{--ink:#000;--paper:#fff;--line:#000;--head:#f2f2f2;--muted:#333}
        body{font-size:16pt;line-height:28pt}
        main,footer{max-width:none;padding:0}
        h1{font-size:22pt;line-height:36pt;margin-top:0}
        h2,h3,h4,h5{font-size:16pt;line-height:28pt;margin:0}
        table,.unit,p.note{font-size:10.5pt;line-height:15pt}
        .table{overflow:visible}table{min-width:0!important}
        thead{display:table-header-group}tfoot{display:table-row-group}
        tr,figure,table:not(:has(tbody tr:nth-child(17))){break-inside:avoid}
        caption{break-after:avoid}tbody tr:first-child,tr.total{break-before:avoid}
        th,td{padding:1.5pt 3pt}.table{margin:6pt 0}
        .page-break{break-after:page}.landscape{page:wide}
        .explanations{display:none}a.figure{text-decoration:none}
        footer{font-size:9pt;line-height:12pt}}
        """
}
