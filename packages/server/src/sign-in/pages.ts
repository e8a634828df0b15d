import { createHash } from 'node:crypto'
import type { Html } from './html.ts'
import { html } from './html.ts'

/** Colours of the web app's theme (reference/web.md section D), light and dark. */
const STYLE = `
:root { color-scheme: light dark; --bg: #f6f8f9; --surface: #fff; --border: #d5dde2; --strong: #75858f; --text: #16232b; --muted: #50626e; --primary: #0b6472; --on: #fff; --focus: #1d4ed8 }
@media (prefers-color-scheme: dark) { :root { --bg: #0f171b; --surface: #162127; --border: #2c3a42; --strong: #7a8c97; --text: #e6edf0; --muted: #a3b3bc; --primary: #5cc3d1; --on: #06262b; --focus: #93b4ff } }
* { box-sizing: border-box }
body { margin: 0; background: var(--bg); color: var(--text); font: 16px/24px 'Inter Variable', Inter, system-ui, sans-serif }
main { max-width: 560px; margin: 48px auto; padding: 0 16px }
main { padding-top: 8vh }
.brand { color: var(--primary); margin-bottom: 16px; line-height: 0 }
h1 { font-size: 28px; line-height: 36px; margin: 0 0 8px }
h2 { font-size: 14px; line-height: 20px; color: var(--muted); margin: 24px 0 8px }
p { color: var(--muted); margin: 0 0 16px }
ul { list-style: none; margin: 0; padding: 0; background: var(--surface); border: 1px solid var(--border); border-radius: 8px; overflow: hidden }
li + li { border-top: 1px solid var(--border) }
li button { all: unset; box-sizing: border-box; display: block; width: 100%; min-height: 56px; padding: 8px 16px; cursor: pointer }
li button:hover { background: var(--bg) }
li small { display: block; color: var(--muted); font-size: 14px; line-height: 20px }
label { display: block; margin: 0 0 4px }
input { width: 100%; min-height: 44px; padding: 8px 12px; font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--strong); border-radius: 6px }
.main { min-height: 44px; margin-top: 12px; padding: 8px 20px; font: inherit; font-weight: 600; color: var(--on); background: var(--primary); border: 0; border-radius: 6px; cursor: pointer }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px }
li button:focus-visible { outline-offset: -3px }
`
const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

const BRAND = {
  html: '<svg width="40" height="40" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M19.5 13.572l-7.5 7.428l-2.896 -2.868m-6.117 -8.104a5 5 0 0 1 9.013 -3.022a5 5 0 1 1 7.5 6.572"/><path d="M3 13h2l2 3l2 -6l1 3h3"/></svg>',
}

/** Returns the content security policy of sign-in pages; forms lead on to the app that asked, so its origins are named. */
export function signInPolicy(appOrigins: readonly string[]): string {
  const forms = ["'self'", ...appOrigins].join(' ')
  return `default-src 'none'; style-src ${STYLE_HASH}; script-src 'self'; connect-src 'self'; img-src 'self'; form-action ${forms}; frame-ancestors 'none'; base-uri 'none'`
}

/** Returns a whole page around its content. */
export function signInPage(title: string, content: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body><main>
<div class="brand">${BRAND}</div>
<h1>${title}</h1>
${content}
</main></body>
</html>`.html
}

/** Messages of the sign-in errors that a person can do something about; the rest get the plain one. */
const ADVICE: Readonly<Record<string, string>> = {
  invalid_request:
    'This sign-in was not started by an app that the hospital knows, or it was started too long ago. Go back to the app and try again.',
  invalid_client: 'The hospital does not know the app that sent you here.',
  access_denied: 'You are not signed in. Go back to the app to try again.',
}

/** Returns the page of a sign-in that went wrong, by its OAuth error code. */
export function errorPage(code: string): string {
  const advice = ADVICE[code] ?? 'The sign-in did not work. Go back to the app and try again.'
  return signInPage('Not signed in', html`<p>${advice}</p><p>Code: ${code}</p>`)
}
