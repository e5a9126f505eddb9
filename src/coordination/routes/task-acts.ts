import { type DeskContext, fieldsOf } from '../../accounts/index.ts'
import type { Rows } from '../../database/index.ts'
import { bodiesOn, existsOn } from '../../sites/index.ts'
import { readDay } from '../../web/index.ts'
import type { Asking, Register } from '../desk.ts'
import { bodiesHeld } from '../people/post.ts'
import { relationsOf } from '../people/rights.ts'
import { kept, type Said, saidIn, sentTo, unfitIn } from '../said.ts'
import { addNote, turnTask } from '../tasks/assigning.ts'
import { type Directed, type Director, extendTask, reassignTask } from '../tasks/directing.ts'
import { TASK_ACTS, type Task, type TaskAct } from '../tasks/task.ts'
import { HOME } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'
import { type Issue, LONGEST_NOTE, showTask, taskFor } from './task.tsx'

/** Does what the address says with a task. */
export async function doTask(c: DeskContext, register: Register, asking: Asking) {
  const named = Object.keys(TASK_ACTS).find((each) => each === c.req.param('act')) as TaskAct | undefined
  const verb = named && TASK_ACTS[named].by === 'owner' ? 'do-task' : 'judge-task'
  const [loaded, field] = [await taskFor(c, register, asking, verb), await fieldsOf(c)]
  if (!loaded || !field || !named) return c.notFound()
  const words = wordsIn(c.get('language'))
  const [note, unfit] = [kept(field('note')), unfitIn({ one: field }, LONGEST_NOTE, words)]
  if (unfit) return showTask(c, register, asking, loaded, [unfit], note)
  const held = bodiesHeld(asking.actor.posts, asking.today)
  const isChair = relationsOf(asking.actor, loaded.stand, asking.today).has('leader')
  const [by, at] = [asking.person.account.id, register.clock()]
  const turned = await register.database.transact((rows) =>
    turnTask(rows, c.get('site').id, loaded.task.id, named, { note, actingFor: held, isChair }, by, at),
  )
  if (turned.outcome === 'done') return c.redirect(`${HOME}/tasks/${loaded.task.id}?saved=yes`, 303)
  if (turned.outcome === 'notAllowed') return c.notFound()
  return showTask(
    c,
    register,
    asking,
    loaded,
    [{ field: 'note', says: words.taskIssues[turned.outcome] }],
    note,
  )
}

/** Notes how a task goes on. */
export async function noteTask(c: DeskContext, register: Register, asking: Asking) {
  const field = await fieldsOf(c)
  const loaded =
    (await taskFor(c, register, asking, 'do-task')) ?? (await taskFor(c, register, asking, 'judge-task'))
  if (!loaded || !field) return c.notFound()
  const words = wordsIn(c.get('language'))
  const [text, unfit] = [kept(field('note')), unfitIn({ one: field }, LONGEST_NOTE, words)]
  if (unfit) return showTask(c, register, asking, loaded, [unfit], text)
  if (text === '')
    return showTask(c, register, asking, loaded, [{ field: 'note', says: words.taskIssues.noteMissing }])
  const [by, at] = [asking.person.account.id, register.clock()]
  const { siteId, id } = loaded.task
  await register.database.transact((rows) =>
    addNote(rows, siteId, id, { act: 'note', text, percent: null }, by, at),
  )
  return c.redirect(`${HOME}/tasks/${id}?saved=yes`, 303)
}

/** Changes who does a task, or by when: the office's and the chair's to decide. */
function directing(
  direct: (
    rows: Rows,
    task: Task,
    one: Said['one'],
    who: Director & { today: string },
    by: string,
    at: string,
  ) => Promise<Directed>,
) {
  return async (c: DeskContext, register: Register, asking: Asking) => {
    const [loaded, said] = [await taskFor(c, register, asking, 'judge-task'), await saidIn(c)]
    if (!loaded || !said) return c.notFound()
    const words = wordsIn(c.get('language'))
    const refuse = (issue: Issue) =>
      showTask(c, register, asking, loaded, [issue], '', sentTo(c.req.path, said))
    const unfit = unfitIn(said, LONGEST_NOTE, words)
    if (unfit) return refuse(unfit)
    const who = {
      today: asking.today,
      actingFor: bodiesHeld(asking.actor.posts, asking.today),
      isChair: relationsOf(asking.actor, loaded.stand, asking.today).has('leader'),
    }
    const [by, at] = [asking.person.account.id, register.clock()]
    const done = await register.database.transact((rows) => direct(rows, loaded.task, said.one, who, by, at))
    if (done.outcome === 'done') return c.redirect(`${HOME}/tasks/${loaded.task.id}?saved=yes`, 303)
    if (done.outcome === 'notAllowed') return c.notFound()
    return refuse({ field: 'note', says: words.taskIssues[done.issue] })
  }
}

/** Gives a task to another body. */
export const giveToAnother = directing(async (rows, { id, siteId }, one, { today, ...who }, by, at) => {
  const [body] = await bodiesOn(rows, siteId, today, [one('ownerId')])
  if (!body || !existsOn(body, today)) return { outcome: 'notAllowed' }
  const change = { ownerId: one('ownerId'), note: kept(one('note')) }
  return reassignTask(rows, siteId, id, change, who, by, at)
})

/** Gives a task more time. */
export const giveMoreTime = directing((rows, { id, siteId }, one, who, by, at) =>
  extendTask(rows, siteId, id, { due: readDay(one('due')), note: kept(one('note')) }, who, by, at),
)
