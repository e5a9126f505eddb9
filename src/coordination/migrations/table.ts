import type { CreateTableBuilder } from 'kysely'
import type { Rows } from '../../database/index.ts'

/** A table whose columns are text, marked `?` where they may be empty and `#` where they are whole numbers. */
export function table(rows: Rows, name: string, columns: string): CreateTableBuilder<string, string> {
  let made: CreateTableBuilder<string, string> = rows.schema.createTable(name)
  for (const column of columns.trim().split(/\s+/)) {
    const [plain = '', references = ''] = column.replaceAll(/[?#]/g, '').split('>')
    const type = column.includes('#') ? 'integer' : 'text'
    made = made.addColumn(plain, type, (c) => {
      const kept = column.includes('?') ? c : c.notNull()
      return references ? kept.references(references) : kept
    })
  }
  return made
}
