export const TASK_STATES = [
  'assigned',
  'accepted',
  'in-progress',
  'reported-done',
  'returned',
  'closed',
  'declined',
  'cancelled',
] as const
export type TaskState = (typeof TASK_STATES)[number]

/** What came out of a conclusion for one body, with the "6 rõ": who, what, by when, which leader, by what authority, what result. */
export type Task = {
  id: string
  siteId: string
  agreementId: string
  conclusionId: string
  /** The task of which it is one body's share. */
  parentId: string | null
  ownerId: string
  leader: string
  content: string
  output: string
  dueOriginal: string | null
  dueCurrent: string | null
  /** Why it has no due day, where it has none. */
  noDueReason: string
  state: TaskState
  /** Who validated it when it was closed. */
  closedBy: string | null
  version: number
}

/** What can be done with a task, and by whom: its owner's people, or those of the office and the chair. */
export const TASK_ACTS = {
  accept: { from: ['assigned'], to: 'accepted', by: 'owner' },
  decline: { from: ['assigned'], to: 'declined', by: 'owner' },
  begin: { from: ['accepted', 'returned'], to: 'in-progress', by: 'owner' },
  'report-done': { from: ['accepted', 'in-progress', 'returned'], to: 'reported-done', by: 'owner' },
  return: { from: ['reported-done'], to: 'returned', by: 'other' },
  close: { from: ['reported-done'], to: 'closed', by: 'other' },
  confirm: { from: ['declined'], to: 'assigned', by: 'other' },
  cancel: {
    from: ['assigned', 'accepted', 'in-progress', 'reported-done', 'returned', 'declined'],
    to: 'cancelled',
    by: 'other',
  },
  reopen: { from: ['closed'], to: 'in-progress', by: 'other' },
} as const satisfies Record<string, { from: readonly TaskState[]; to: TaskState; by: 'owner' | 'other' }>
export type TaskAct = keyof typeof TASK_ACTS

/** What changes of a task without turning it: who does it, and by when. */
export const TASK_CHANGES = ['reassign', 'extend'] as const
export type TaskChange = (typeof TASK_CHANGES)[number]

/** What is over. */
export const OVER: ReadonlySet<TaskState> = new Set(['closed', 'cancelled'])

/** Something that was said of a task, or done with it; only added to. */
export type ProgressNote = {
  id: string
  at: string
  by: string
  act: TaskAct | TaskChange | 'note'
  text: string
  percent: number | null
}
