import { type Desk, type DeskContext, deskPage, deskWords } from '../desk.ts'
import { DeskShell } from '../views/desk-shell.tsx'

/** What is not there and what somebody may not see look the same. */
export function nothingHere(c: DeskContext, desk: Desk) {
  const words = deskWords(c)
  const page = (
    <DeskShell c={c} desk={desk} title={words.notFound}>
      <div class="narrow">
        <h1>{words.notFound}</h1>
        <p>{words.notFoundLead}</p>
        <p>
          <a href="/desk">{words.backToDesk}</a>
        </p>
      </div>
    </DeskShell>
  )
  return deskPage(c, page, 404)
}
