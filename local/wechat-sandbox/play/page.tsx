import { raw } from "hono/html";
import type { Child } from "hono/jsx";

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif;
  --ground: light-dark(#f4f5f6, #15181a); --paper: light-dark(#fff, #1e2225); --edge: light-dark(#d9dde1, #3b4247);
  --green: #067a3e; }
* { box-sizing: border-box; }
body { max-width: 64rem; margin: 0 auto; padding: 1rem; background: var(--ground); }
h1 { font-size: 1.3rem; margin: 0; } h2 { font-size: 1.05rem; margin: 0 0 .5rem; } p { margin: .5rem 0; }
section { margin-top: 1rem; padding: .875rem 1rem; border: 1px solid var(--edge); border-radius: .75rem; background: var(--paper); }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--edge); vertical-align: top; }
th { font-size: .85em; } 
@media (max-width: 40rem) {
  table, tbody, tr, td { display: block; } th { display: none; }
  tr:has(td) { border-top: 1px solid var(--edge); padding: .5rem 0; } td { border: 0; padding: .1rem 0; }
  td[data-name] { display: grid; grid-template-columns: 7.5rem 1fr; } td[data-name]::before { content: attr(data-name); font-size: .85em; }
}
form { display: inline-flex; max-width: 100%; gap: .5rem; align-items: center; flex-wrap: wrap; margin: .15rem .3rem .15rem 0; }
button, select, input[name] { font: inherit; min-height: 44px; padding: 0 .875rem; border: 1px solid var(--edge); border-radius: .5rem; max-width: 100%; min-width: 0; }
label { display: inline-flex; gap: .375rem; align-items: center; min-height: 44px; } input[type=checkbox] { min-height: 0; width: 1.25rem; height: 1.25rem; }
button { white-space: nowrap; cursor: pointer; } button.main { background: var(--green); border-color: var(--green); color: #fff; font-weight: 600; }
code { font-size: .85em; overflow-wrap: anywhere; } a { color: light-dark(#1659c7, #7db4ff); }
.cashier { max-width: 22rem; margin: 12vh auto; padding: 2rem 1.5rem; text-align: center; } .yuan { font-size: 2.6rem; font-weight: 600; margin: 1rem 0 1.5rem; }
.cashier form { display: block; margin: 0 0 .5rem; } .cashier button { width: 100%; min-height: 48px; }
.cashier a { display: grid; place-items: center; min-height: 44px; }`;

/** The frame of every page that a person plays on. */
export function Page(props: { readonly title: string; readonly children: Child }) {
  return (
    <>
      {raw("<!doctype html>")}
      <html lang="zh-CN">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          {/* Without one the browser asks for /favicon.ico and reports that there is none. */}
          <link rel="icon" href="data:," />
          <title>{props.title}</title>
          <style>{raw(style)}</style>
        </head>
        <body>{props.children}</body>
      </html>
    </>
  );
}

/** One line and the way back. */
export function Notice(props: { readonly text: string }) {
  return (
    <Page title="微信沙箱">
      <p>{props.text}</p>
      <a href="/">返回 Back</a>
    </Page>
  );
}
