/** How the pages look: calm, readable on a telephone, by night and on paper. */
export const siteStyle = `
:root { color-scheme: light dark; --ink: #1c2024; --soft: #60646c; --line: #d9d9e0; --back: #fcfcfd; --card: #f2f3f5; --link: #0b63c5; --note: #0b63c5; --tip: #18794e; --warn: #ad5700; --bad: #c62a2f; }
@media (prefers-color-scheme: dark) { :root { --ink: #edeef0; --soft: #b0b4ba; --line: #363a3f; --back: #111113; --card: #1b1d20; --link: #70b8ff; --note: #70b8ff; --tip: #3dd68c; --warn: #ffca16; --bad: #ff9592; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.65 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; }
main, header.top, footer { max-width: 52rem; margin: 0 auto; padding: 0 1.25rem; }
header.top { padding-top: 1.5rem; }
header.top a { color: inherit; text-decoration: none; font-weight: 600; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 1rem 0 0.5rem; }
h2 { font-size: 1.3rem; margin: 2rem 0 0.5rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 0.5rem; }
a { color: var(--link); }
a:focus-visible, input:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
p.about, span.about, .snippet, footer { color: var(--soft); font-size: 0.875rem; }
p.about span + span::before { content: "· "; }
#search { width: 100%; font: inherit; padding: 0.6rem 0.8rem; border: 1px solid var(--line); border-radius: 8px; background: var(--back); color: inherit; }
#hits, #tree ul { list-style: none; padding: 0; }
#tree details { border-bottom: 1px solid var(--line); padding: 0.4rem 0; }
#tree details details { border: 0; padding-left: 1rem; }
#tree ul { padding-left: 1rem; margin: 0.25rem 0; }
#tree li, summary { min-height: 1.75rem; }
summary { cursor: pointer; font-weight: 600; }
#hits li { padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
#hits .hit { font-weight: 600; margin-right: 0.6rem; }
#hits .snippet { margin: 0.2rem 0 0; }
[hidden] { display: none !important; }
img, video { max-width: 100%; height: auto; }
pre { overflow-x: auto; background: var(--card); padding: 0.8rem 1rem; border-radius: 8px; }
code { font: 0.875em/1.5 ui-monospace, Consolas, monospace; background: var(--card); padding: 0.1em 0.3em; border-radius: 4px; }
pre code { padding: 0; background: none; }
.table { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: 0.35rem 0.6rem; text-align: left; vertical-align: top; }
blockquote { margin: 1rem 0; padding: 0 1rem; border-left: 3px solid var(--line); color: var(--soft); }
.callout, aside.internal { margin: 1rem 0; padding: 0.1rem 1rem; border-left: 3px solid var(--note); background: var(--card); border-radius: 0 8px 8px 0; }
.callout > p:first-child { margin-bottom: 0.25rem; }
.callout > p:first-child + p { margin-top: 0; }
.callout.tip { border-color: var(--tip); }
.callout.important { border-color: var(--note); }
.callout.warning, aside.internal { border-color: var(--warn); }
.callout.caution { border-color: var(--bad); }
aside.internal::before { content: attr(aria-label); font-weight: 600; font-size: 0.875rem; color: var(--warn); }
footer { border-top: 1px solid var(--line); margin-top: 3rem; padding-top: 1rem; padding-bottom: 2rem; }
@media print { header.top, footer, nav { display: none; } body { font-size: 11pt; background: none; color: #000; } a { color: inherit; } pre, .callout, tr, img { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`;
