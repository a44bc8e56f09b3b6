'use strict'

// Ctrl-C reaches every process of the terminal, but the parent's teardown still needs the tables: only stdin ends this one.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {})
}

// Prints the port as one line once it listens, and ends with its parent: stdin closes when the parent dies.
const dynalite = require('dynalite')

const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
refusePages(server)
// Connections are kept by the one parent on this machine; an idle one must not close under its next request.
server.keepAliveTimeout = 0
server.on('error', (error) => {
  process.stderr.write(`DynamoDB cannot listen: ${error.message}\n`)
  process.exit(1)
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))

process.stdin.on('end', () => process.exit(0))
process.stdin.on('error', () => process.exit(0))
process.stdin.resume()

// A page in a browser of this machine reaches loopback too, and dynalite answers any: browsers tell by Origin that a page
// asks, and by Host under which name it has found this port.
function refusePages (guarded) {
  const listeners = guarded.listeners('request')
  guarded.removeAllListeners('request')
  guarded.on('request', (request, response) => {
    const port = guarded.address().port
    const addressed = [`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host)
    if (addressed && request.headers.origin === undefined) {
      listeners.forEach((listener) => listener.call(guarded, request, response))
      return
    }
    response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' })
    response.end('DynamoDB answers the sandbox of this machine, no pages in a browser.\n')
  })
}
