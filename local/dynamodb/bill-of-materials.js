'use strict'

// Checks the licences of what is installed here and writes a bill of materials in CycloneDX: node bill-of-materials.js FILE
const { writeFileSync } = require('node:fs')
const { spawnSync } = require('node:child_process')
const { packages } = require('./package-lock.json')

// What may be shipped beside code under Apache-2.0; the parent pom has the same for Java.
const allowed = new Set(['Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'])

const forbidden = Object.entries(packages)
  .filter(([path]) => path !== '')
  .filter(([, { license }]) => !allowed.has(license))
  .map(([path, { license }]) => `${path} is under ${license ?? 'no licence that it names'}`)
if (forbidden.length > 0) {
  console.error(`local/dynamodb: ${forbidden.join(', ')}. Use another package, or allow the licence in bill-of-materials.js.`)
  process.exit(1)
}

const npm = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
  cwd: __dirname,
  shell: true,
  encoding: 'utf8',
})
if (npm.status !== 0) {
  console.error(`npm sbom failed in local/dynamodb: ${npm.stderr}`)
  process.exit(1)
}
writeFileSync(process.argv[2], npm.stdout)
