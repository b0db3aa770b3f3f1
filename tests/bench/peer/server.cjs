// PostGraphile 4 over the same tables: node server.cjs <databaseUrl> <port>
const { createServer } = require('node:http')
const { Pool } = require('pg')
const { postgraphile } = require('postgraphile')

const [, , connectionString, port] = process.argv
const pool = new Pool({ connectionString, max: 16 })
const handler = postgraphile(pool, 'public', {
  simpleCollections: 'both',
  disableQueryLog: true,
  dynamicJson: true,
  legacyRelations: 'omit',
})
createServer((request, response) => void handler(request, response)).listen(Number(port), '127.0.0.1', () =>
  console.log('ready'),
)
