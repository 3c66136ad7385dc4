import pg from 'pg'

// Raw SQL: databases are made and dropped outside of any schema.

/** Makes a database on this server, as a copy of `template` when given; copying files beats copying the log. */
export function createDatabase(serverUrl: string, name: string, template?: string): Promise<void> {
  const copy = template === undefined ? '' : ` template ${pg.escapeIdentifier(template)} strategy file_copy`
  return run(serverUrl, `create database ${pg.escapeIdentifier(name)}${copy}`)
}

/** Drops a database, cutting any connection that is left. */
export function dropDatabase(serverUrl: string, name: string): Promise<void> {
  return run(serverUrl, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
