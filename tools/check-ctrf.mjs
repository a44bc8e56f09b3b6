// Validates results against the Common Test Report Format: node tools/check-ctrf.mjs FILE…
import { readFileSync } from 'node:fs'
import { validateStrict } from 'ctrf'

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('Which results? node tools/check-ctrf.mjs .checkride/s3/results/runs/*/result.json')
  process.exit(2)
}

let invalid = 0
for (const file of files) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    validateStrict(report)
    const { summary } = report.results
    console.log(`valid    ${file}: ${summary.tests} tests, ${summary.passed} passed`)
  } catch (error) {
    invalid++
    console.log(`INVALID  ${file}: ${error.message.replaceAll('\n', ' ')}`)
  }
}
process.exit(invalid === 0 ? 0 : 1)
