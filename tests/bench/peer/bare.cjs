// The least a server can do: HTTP, one statement, no rights. node bare.cjs <databaseUrl> <port> [the organisation of the page]
const { createServer } = require('node:http')
const { Pool } = require('pg')

const [, , connectionString, port, organisation] = process.argv
const pool = new Pool({ connectionString, max: 16 })
const page = `SELECT json_agg(page) AS page FROM (
  SELECT r.id, r.number, r.title, r.status, r.submitted_at, json_build_object('id', s.id, 'name', s.name) AS site,
    json_build_object('id', m.id, 'name', m.name) AS reporter,
    (SELECT json_agg(json_build_object('id', a.id, 'title', a.title, 'status', a.status)) FROM action a
     WHERE a.organisation_id = r.organisation_id AND a.report_id = r.id) AS actions
  FROM report r
  JOIN site s ON s.organisation_id = r.organisation_id AND s.id = r.site_id
  LEFT JOIN member m ON m.organisation_id = r.organisation_id AND m.id = r.reporter_id
  WHERE r.organisation_id = $1 ORDER BY r.submitted_at DESC, r.id DESC LIMIT 50) page`
const insert = `INSERT INTO report_bare (organisation_id, id, number, type, site_id, reporter_id, title, what_happened, occurred_at, submitted_at)
  SELECT $1, gen_random_uuid(), 'NM-2026-' || nextval('bare_number'), 'NEAR_MISS', $2, $3, 'Oil on the floor', 'Oil on the floor, I slipped', now(), now()
  RETURNING id, number`

createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => (body += chunk))
  request.on('end', () => void answer())
  async function answer() {
    try {
      const { organisationId, siteId, reporterId } = JSON.parse(body || '{}')
      const result =
        request.url === '/insert'
          ? await pool.query(insert, [organisationId, siteId, reporterId])
          : await pool.query(page, [organisation])
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(request.url === '/insert' ? result.rows[0] : result.rows[0].page))
    } catch (error) {
      response.statusCode = 500
      response.end(JSON.stringify({ message: error.message }))
    }
  }
}).listen(Number(port), '127.0.0.1')
