// Precision and recall of the importer, field by field, over a folder of captures with what must come out of each.
// Usage: npm run bench:import -- [FOLDER]
import { scoreFolder } from '../test/scoring.ts'

const folder = process.argv[2] ?? 'test/captures'
const { files, fields, problems } = scoreFolder(folder)
console.log(`${files} captures in ${folder}\n`)
console.log('field                 expected  given  right  precision  recall')
for (const [field, { expected, given, right }] of Object.entries(fields)) {
  const share = (part: number, whole: number) => (whole === 0 ? '—' : (part / whole).toFixed(3)).padStart(9)
  console.log(
    `${field.padEnd(22)}${String(expected).padStart(8)}${String(given).padStart(7)}${String(right).padStart(7)}  ${share(right, given)}${share(right, expected)}`,
  )
}
if (problems.length > 0) console.log(`\n${problems.join('\n')}`)
