import type { words as vietnamese } from './words.vi.ts'

export const words: typeof vietnamese = {
  raiseDifficulty: 'Raise a difficulty',
  difficultyStates: {
    raised: 'Raised',
    confirmed: 'Confirmed',
    'on-agenda': 'On the agenda',
    addressed: 'Has a task',
    resolved: 'Resolved',
    declined: 'Not taken up',
    reopened: 'Reopened',
  },
  noReviewToCome: 'No review is called whose agenda it could come onto. Call a review first.',
  difficultyActs: {
    confirm: 'Confirm',
    decline: 'Do not take up',
    'put-on-agenda': 'Put on the agenda',
    address: 'Has a task',
    resolve: 'Resolved',
    reopen: 'Reopen',
  },
  difficultyText: 'Difficulty',
  difficultyUnfit: 'Enter the difficulty, of at most 4,000 signs.',
  sameAs: 'The same as the earlier one',
  join: 'Join to the earlier one',
  raisedBy: 'Raised by',
  publicText: 'What may be said in public',
  publicTextHint: 'Left empty, nothing is published. Name no body that the chair has not allowed.',
}
