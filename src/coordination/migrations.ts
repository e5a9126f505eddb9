import type { Migration } from '../database/index.ts'
import {
  addAnswers,
  addCalendars,
  addDelegation,
  addEnds,
  addHorizon,
  addPassages,
  addPublications,
  addReminders,
  addRemovals,
  addReportNumbers,
  addTaskReminders,
  addUrgings,
  addVoices,
  addWithholding,
} from './migrations/later-steps.ts'
import { addRegister } from './migrations/register-tables.ts'
import { addReviewTables } from './migrations/review-tables.ts'

/** The steps of the register's tables. */
export const migrations: Migration[] = [
  { name: 'coordination-001-register', up: addRegister },
  { name: 'coordination-002-reviews', up: addReviewTables },
  { name: 'coordination-003-reminders', up: addReminders },
  { name: 'coordination-004-calendars', up: addCalendars },
  { name: 'coordination-005-publications', up: addPublications },
  { name: 'coordination-006-passages', up: addPassages },
  { name: 'coordination-007-horizon', up: addHorizon },
  { name: 'coordination-008-papers', up: addReportNumbers },
  { name: 'coordination-009-answers', up: addAnswers },
  { name: 'coordination-010-task-reminders', up: addTaskReminders },
  { name: 'coordination-011-voices', up: addVoices },
  { name: 'coordination-012-urgings', up: addUrgings },
  { name: 'coordination-013-ends', up: addEnds },
  // Until then agreements were in no search: whoever opens the data puts them there once.
  { name: 'coordination-014-findable', up: async () => undefined },
  { name: 'coordination-015-removals', up: addRemovals },
  { name: 'coordination-016-withholding', up: addWithholding },
  { name: 'coordination-017-delegation', up: addDelegation },
]
