// Opens result pages in Chromium and checks what a reader relies on: node tools/check-pages.mjs CHROMIUM FILE…
// With PICTURES set to a folder, it leaves a picture of each page there, wide and narrow, light and dark.
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const [executable, ...files] = process.argv.slice(2)
const pictures = process.env.PICTURES
const TARGET_MILLIS = 2_000
// Only a page that is beyond any machine's slowness is red for it.
const SLOWEST_MILLIS = 20_000
let failed = 0

function check (holds, what) {
  if (!holds) {
    failed++
    console.log(`  WRONG: ${what}`)
  }
}

async function open (browser, file, options) {
  // The page's policy keeps the checker's own script out, too.
  const context = await browser.newContext({ bypassCSP: options.bypassCSP ?? false, ...options })
  const page = await context.newPage()
  const problems = []
  page.on('console', message => ['error', 'warning'].includes(message.type()) && problems.push(message.text()))
  page.on('pageerror', error => problems.push(String(error)))
  page.on('request', request => request.url().startsWith('file:') || problems.push(`fetches ${request.url()}`))
  page.on('dialog', dialog => { problems.push(`opens a dialog: ${dialog.message()}`); dialog.dismiss() })
  const start = performance.now()
  await page.goto(pathToFileURL(resolve(file)).href)
  if (options.javaScriptEnabled !== false) {
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  }
  return { context, page, problems, millis: Math.round(performance.now() - start) }
}

async function look (browser, file, width, colorScheme) {
  const { context, page, problems } = await open(browser, file, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  check(overflow <= 0, `${width} wide: ${overflow} px stand out`)
  if (await page.locator('.test').count() > 100) return context.close()
  await page.addScriptTag({ path: axe })
  const { violations } = await page.evaluate(() => window.axe.run(document))
  violations.forEach(rule => check(false, `axe, ${width} wide, ${colorScheme}: ${rule.id}: ${rule.help}: ${rule.nodes[0].html.slice(0, 120)}`))
  check(problems.length === 0, problems.join('; '))
  if (pictures) {
    mkdirSync(pictures, { recursive: true })
    await page.screenshot({ path: `${pictures}/${basename(file, '.html')}-${width}-${colorScheme}.png` })
  }
  await context.close()
}

async function use (browser, file) {
  const { context, page, problems, millis } = await open(browser, file, { viewport: { width: 1200, height: 900 } })
  check(millis < SLOWEST_MILLIS, `it opens in ${millis} ms`)
  const all = await page.locator('.test').count()
  if (all > 0) {
    await page.keyboard.press('/')
    await page.keyboard.type('no such test')
    check(await page.locator('.test:visible').count() === 0, 'the search finds what is not there')
    await page.keyboard.press('Escape')
    check(await page.locator('.test.gone').count() === 0, 'Escape does not end the search')
    if (await page.locator('.test.red').count() > 0) {
      await page.keyboard.press('n')
      check(await page.evaluate(() => document.activeElement.closest('.test.red') !== null), 'n does not go to a red test')
    }
  }
  check(problems.length === 0, problems.join('; '))
  await context.close()

  const plain = await open(browser, file, { javaScriptEnabled: false })
  check(await plain.page.locator('h1').isVisible(), 'without a script there is no verdict')
  check(await plain.page.locator('.tools').count() === 0 || !(await plain.page.locator('.tools').isVisible()), 'without a script its tools show')
  const reds = plain.page.locator('.test.red')
  check(await reds.count() === 0 || await reds.first().locator('pre, p').first().isVisible(), 'without a script a red test is closed')
  await plain.context.close()
  return millis
}

const browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox'], timeout: 120_000 })
for (const file of files.filter(existsSync)) {
  console.log(file)
  const millis = await use(browser, file)
  console.log(`  opens in ${millis} ms${millis > TARGET_MILLIS ? `, slower than the target of ${TARGET_MILLIS} ms` : ''}`)
  for (const width of [1200, 380]) {
    for (const scheme of ['light', 'dark']) await look(browser, file, width, scheme)
  }
}
await browser.close()
console.log(failed === 0 ? `${files.length} pages checked` : `${failed} WRONG`)
process.exit(failed === 0 ? 0 : 1)
