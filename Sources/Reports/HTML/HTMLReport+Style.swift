extension HTMLReport {
  /// How the page looks, in light and dark.
  static let style = """
    :root{--text:#1f2328;--quiet:#57606a;--page:#fff;--card:#f6f8fa;--line:#d0d7de;--link:#0a58ca;\
    --error:#b3261e;--warning:#8a5a00;--note:#0b5cad}\
    @media(prefers-color-scheme:dark){:root{--text:#e6edf3;--quiet:#9da7b3;--page:#0d1117;--card:#161b22;\
    --line:#30363d;--link:#79c0ff;--error:#ff7b72;--warning:#e3b341;--note:#79c0ff}}\
    *{box-sizing:border-box}\
    body{margin:0 auto;max-width:72rem;padding:0 1.25rem 4rem;color:var(--text);background:var(--page);\
    font:16px/1.5 system-ui,sans-serif}\
    header{display:flex;gap:1rem;align-items:baseline;flex-wrap:wrap;padding-top:1rem}\
    h1{font-size:1.5rem;margin:0}header p{margin:0}.tool{margin-left:auto;color:var(--quiet)}\
    h2{font-size:1.1rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}h3{font-size:1rem;margin:0;font-weight:600}\
    #filters{position:sticky;top:0;display:flex;gap:.5rem 1.25rem;flex-wrap:wrap;align-items:center;\
    padding:.6rem 0;background:var(--page);border-bottom:1px solid var(--line);z-index:1}\
    fieldset{border:0;margin:0;padding:0;display:flex;gap:1rem}legend{position:absolute;left:-99rem}\
    label.error,.severity.error{color:var(--error)}label.warning,.severity.warning{color:var(--warning)}\
    label.note,.severity.note{color:var(--note)}.severity{font-weight:700}\
    select,input[type=search]{font:inherit;color:inherit;background:var(--card);\
    border:1px solid var(--line);border-radius:6px;padding:.2rem .4rem;max-width:16rem}\
    .keys{margin:0;color:var(--quiet);font-size:.85rem}kbd,code{font:.9em ui-monospace,monospace}\
    kbd{border:1px solid var(--line);border-radius:4px;padding:0 .3em}\
    article{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem;\
    margin:.75rem 0;scroll-margin-top:7rem;overflow-wrap:anywhere}\
    article[data-severity=error]{border-left:4px solid var(--error)}\
    article[data-severity=warning]{border-left:4px solid var(--warning)}\
    article[data-severity=note]{border-left:4px solid var(--note)}\
    .place,.related{color:var(--quiet);margin:.15rem 0;font-size:.9rem}.help{margin:.4rem 0 0}\
    .help::before{content:"help: ";font-weight:600}\
    pre{margin:.5rem 0;overflow-x:auto;font:.85rem/1.4 ui-monospace,monospace}\
    pre b{color:var(--error)}.number{color:var(--quiet);user-select:none}\
    article[data-severity=warning] pre b{color:var(--warning)}\
    article[data-severity=note] pre b{color:var(--note)}\
    a{color:var(--link)}:focus-visible{outline:3px solid var(--link);outline-offset:2px}\
    summary{cursor:pointer;color:var(--quiet)}\
    .drawing{overflow:auto;max-height:70vh;border:1px solid var(--line);border-radius:8px;margin:.5rem 0}\
    .overview{margin:.75rem 0}table{border-collapse:collapse}th{text-align:left;font-weight:400}\
    th,td{padding:.1rem 1rem .1rem 0}td{text-align:right;font-weight:700}\
    td.error{color:var(--error)}td.warning{color:var(--warning)}td.note{color:var(--note)}\
    .nothing{color:var(--quiet)}[hidden]{display:none}
    """
}
