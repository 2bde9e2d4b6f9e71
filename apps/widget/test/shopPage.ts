// A page to put the widget on.

export function shopPage(snippet: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Northwind Bikes</title>
<style>body{margin:0;font:16px/1.6 Georgia,serif;color:#222;background:#faf7f2}main{max-width:820px;margin:0 auto;padding:48px 24px}
h1{font-size:40px;line-height:1.2}button,div{border:3px solid transparent}.hero{height:220px;border-radius:12px;background:linear-gradient(120deg,#c7d2fe,#fde68a)}</style></head>
<body><main><div class="hero"></div><h1>Bikes that last</h1><p>Northwind builds, sells and repairs bicycles since 1974.</p>
<p>${"Our workshop is open on weekdays. ".repeat(12)}</p><a href="/second">Second page</a></main>
${snippet}</body></html>`;
}
