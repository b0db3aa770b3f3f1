/**
 * What waits in a table, taking turns: the oldest of every organisation first, then the second of each. So one that has a
 * hundred thousand waiting delays another's one by a single look. Walks from organisation to organisation by the index on
 * (organisation_id, created_at) of waiting rows. $1: now, $2: how many at most.
 */
export const takingTurns = (table: 'outbox' | 'mail', waits: string) => `
  WITH RECURSIVE turn AS (
    (SELECT organisation_id FROM ${table} WHERE ${waits} ORDER BY organisation_id LIMIT 1)
    UNION ALL
    SELECT (SELECT n.organisation_id FROM ${table} n WHERE ${waits} AND n.organisation_id > turn.organisation_id
            ORDER BY n.organisation_id LIMIT 1)
    FROM turn WHERE turn.organisation_id IS NOT NULL
  )
  SELECT w.organisation_id, w.id FROM turn CROSS JOIN LATERAL (
    SELECT organisation_id, id, created_at, row_number() OVER (ORDER BY created_at) AS place FROM ${table}
    WHERE ${waits} AND organisation_id = turn.organisation_id AND (retry_at IS NULL OR retry_at <= $1)
    ORDER BY created_at LIMIT $2
  ) w
  ORDER BY w.place, w.created_at LIMIT $2`
