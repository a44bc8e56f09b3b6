'use strict'

// `npm ci`, unless what it would install is there already.
const { createHash } = require('node:crypto')
const { readFileSync, writeFileSync, existsSync } = require('node:fs')
const { join } = require('node:path')
const { spawnSync } = require('node:child_process')

const stamp = join(__dirname, 'node_modules', '.checkride-lock')
const lock = createHash('sha256').update(readFileSync(join(__dirname, 'package-lock.json'))).digest('hex')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  // The one package with an install script ships its binaries ready, and it is loaded only for tables on disk.
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: __dirname,
    shell: true,
    stdio: 'inherit',
  })
  if (npm.status !== 0) {
    console.error('npm ci failed in local/dynamodb: check that npm is installed and can reach its registry.')
    process.exit(1)
  }
  writeFileSync(stamp, lock)
}
